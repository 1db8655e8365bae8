namespace Townline.Platform.Words;

/// <summary>How the pieces of a phrase are written out: in which language, and whether encoded for HTML.</summary>
internal sealed record PhraseStyle(string Language, Func<string, string> Literal, Func<object?, string> Argument);
