using Townline.Conversations.Contracts;

namespace Townline.Faces.Desk.Later;

/// <summary>Answers that wait on a request, as a clerk sees them.</summary>
/// <param name="Number">Of the request.</param>
/// <param name="Answers">With the name of who wrote each.</param>
/// <param name="IsClosed">The request is: what waits for its day still leaves.</param>
/// <param name="MayWork">Whether they may be taken back.</param>
internal sealed record HeldPane(long Number, IReadOnlyList<(HeldAnswer Answer, string Name)> Answers, bool IsClosed, bool MayWork, DateTimeOffset Now)
{
    /// <summary>Whole seconds until it leaves, at least 0.</summary>
    public long Left(HeldAnswer answer) => Math.Max(0, (long)Math.Ceiling((answer.DueAt - Now).TotalSeconds));
}
