using Townline.Platform.Events;

namespace Townline.Faces.Admin.Parts;

/// <summary>Somebody was quicker: who and when, and where what was typed differs from what they left.</summary>
/// <param name="Differences">Before: as it is now; after: as typed.</param>
internal sealed record StaleEdit(string? Who, DateTimeOffset? At, IReadOnlyList<FieldChange> Differences);
