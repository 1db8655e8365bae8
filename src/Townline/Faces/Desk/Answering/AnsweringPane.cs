using Townline.Identity.Contracts;
using Townline.Work.Contracts;

namespace Townline.Faces.Desk.Answering;

/// <summary>Who is answering a request, and what is begun and not sent, as one member of staff sees it.</summary>
/// <param name="Drafts">Those of colleagues, with their names; a text that is not shared is left out.</param>
internal sealed record AnsweringPane(
    long Reference, SignedInStaff Me, ClaimView? Claim, DraftView? Text, DraftView? Sentence, IReadOnlyList<(DraftView Draft, string Name)> Drafts)
{
    public bool IsMine => Claim?.StaffId == Me.Id;

    public bool IsAnothers => Claim is not null && !IsMine;

    /// <summary>It was mine a moment ago.</summary>
    public bool IsLost => IsAnothers && Claim!.FromStaffId == Me.Id;

    public bool HasDraft => Text is not null || Sentence is not null;

    public bool IsShared => Text?.Shared == true || Sentence?.Shared == true;
}
