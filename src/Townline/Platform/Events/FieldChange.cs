namespace Townline.Platform.Events;

/// <summary>One thing that a change of settings changed, for the audit trail.</summary>
/// <param name="Field">Where, in the words of the data: <c>form.questions.depth.label.en</c>.</param>
/// <param name="Before">As text, cut after some hundred letters; null when it was not there.</param>
/// <param name="After">Likewise; null when it is gone.</param>
internal sealed record FieldChange(string Field, string? Before, string? After);
