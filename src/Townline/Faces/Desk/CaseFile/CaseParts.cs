using Townline.Conversations.Contracts;
using Townline.Faces.Desk.Requests;
using Townline.Faces.Desk.Tasks;
using Townline.Platform.Files;

namespace Townline.Faces.Desk.CaseFile;

/// <summary>For whom a case file is made.</summary>
internal enum CaseFor
{
    /// <summary>The resident, or public records: without what is for staff alone, and without what other people wrote.</summary>
    Resident = 0,

    /// <summary>The file: everything.</summary>
    File = 1,
}

/// <summary>What the story stands on, read once; the story itself comes a piece at a time.</summary>
/// <param name="Tasks">None for the resident.</param>
internal sealed record CaseHead(RequestPane Pane, CaseFor For, IReadOnlyList<TaskLine> Tasks, string Town, string MadeBy, DateTimeOffset MadeAt);

/// <summary>One entry in words.</summary>
/// <param name="What">What happened; empty for what was said.</param>
/// <param name="IsLeftOut">Somebody else wrote it: that it is there is told, and nothing more.</param>
internal sealed record CaseEntry(TimelineEntry Entry, string Who, string? Via, string What, IReadOnlyList<StoredFile> Files, IReadOnlyList<EntryCorrection> Before, bool IsLeftOut);

/// <summary>Somebody took the file of a request out of Townline.</summary>
/// <param name="As">"print" or "zip".</param>
internal sealed record CaseExported(long RequestId, long Number, CaseFor For, string As) : Platform.Events.DomainEvent
{
    public override string Kind => "case.exported";

    public override long? SubjectId => RequestId;
}
