using Townline.Conversations.Contracts;
using Townline.People.Contracts;

namespace Townline.Faces.Desk.People;

/// <summary>Two persons beside each other, and what they are together.</summary>
/// <param name="Together">Heading of the third column.</param>
internal sealed record PersonSides(MergePreview Preview, string Into, string From, string Together, WayNames Ways);

/// <summary>The newest of a person's timeline.</summary>
internal sealed record PersonHead(string Name, IReadOnlyList<TimelineEntry> Entries);
