namespace Townline.Faces.Shared.Fields;

/// <summary>One answer to choose.</summary>
/// <param name="Value">What is sent.</param>
/// <param name="Label">What is read.</param>
/// <param name="Hint">A sentence beneath, or null.</param>
/// <param name="OrElse">Set apart by the word "or": "none of these", "I do not know".</param>
public sealed record FieldOption(string Value, string Label, string? Hint = null, bool OrElse = false);
