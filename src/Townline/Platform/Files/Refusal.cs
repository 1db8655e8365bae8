namespace Townline.Platform.Files;

/// <summary>Why a file was not taken. Each has a sentence for the sender in the Words folder.</summary>
internal enum Refusal
{
    Empty,
    TooLarge,
    TooMany,
    TooManyPixels,

    /// <summary>The file stops before its end: a cut upload or a broken card.</summary>
    Truncated,

    /// <summary>The structure breaks the rules of its own format.</summary>
    Damaged,

    /// <summary>The header promises a picture that the rest of the file does not hold.</summary>
    Untrue,

    Svg,
    Html,
    Program,
    Archive,

    /// <summary>It would unpack to far more than it weighs.</summary>
    Bomb,

    Macros,
    Encrypted,
    OldOffice,
    Video,
    UnsupportedPicture,
    Unknown,
}

internal static class RefusalWords
{
    /// <summary>The key of the sentence for the sender. Arguments: {0} megabytes allowed, {1} files allowed, {2} megapixels allowed.</summary>
    public static string Key(this Refusal refusal) =>
        "files.refused." + string.Concat(refusal.ToString().Select((letter, at) =>
            char.IsUpper(letter) ? (at > 0 ? "-" : "") + char.ToLowerInvariant(letter) : letter.ToString()));
}

/// <summary>Thrown by the readers of single formats; <see cref="FileInspector"/> turns it into an answer.</summary>
internal sealed class RefusedFileException(Refusal reason) : Exception($"The file is refused: {reason}.")
{
    public Refusal Reason { get; } = reason;
}
