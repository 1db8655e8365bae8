namespace Townline.Tests.Architecture;

/// <summary>One file under src/Townline.</summary>
/// <param name="Path">Relative to that folder, with forward slashes.</param>
/// <param name="Text">As it stands on disk.</param>
public sealed record SourceFile(string Path, string Text)
{
    /// <summary>The first folder, or empty for the files that put the program together.</summary>
    public string Module { get; } = Path.Contains('/') ? Path[..Path.IndexOf('/')] : "";

    public string Name { get; } = Path[(Path.LastIndexOf('/') + 1)..];

    public bool IsPage => Path.EndsWith(".cshtml", StringComparison.Ordinal);

    public bool IsPageModel => Path.EndsWith(".cshtml.cs", StringComparison.Ordinal);

    /// <summary>The text with comments and the insides of strings blanked, so that only code is looked at; lines stay where they are.</summary>
    public string Code { get; } = Path.EndsWith(".cs", StringComparison.Ordinal) ? CodeOnly.Of(Text) : Text;

    public bool IsUnder(string folder) => Path.StartsWith(folder + "/", StringComparison.Ordinal);

    /// <summary>"Path:line", for a position in <see cref="Text"/> or <see cref="Code"/>.</summary>
    public string At(int position) => $"{Path}:{Text.AsSpan(0, position).Count('\n') + 1}";
}
