namespace Townline.Import;

/// <summary>A row that was not taken.</summary>
/// <param name="Line">Line of the file where it starts; the header is 1.</param>
/// <param name="Reason">What is wrong with it.</param>
/// <param name="Fields">The row itself, as far as it could be split.</param>
internal sealed record Rejection(long Line, string Reason, IReadOnlyList<string> Fields);
