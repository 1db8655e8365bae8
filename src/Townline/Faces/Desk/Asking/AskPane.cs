using Townline.Conversations.Contracts;

namespace Townline.Faces.Desk.Asking;

/// <summary>What the form offers.</summary>
/// <param name="Known">Addresses that were asked before, the last one first.</param>
/// <param name="Messages">What can be taken along, oldest first.</param>
/// <param name="Signature">As it would stand below; empty for none.</param>
/// <param name="MostBytes">Of all files together; null: no limit worth naming.</param>
internal sealed record AskPane(IReadOnlyList<string> Known, IReadOnlyList<TimelineEntry> Messages, string Signature, long? MostBytes);
