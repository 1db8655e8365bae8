using Townline.Tests.Support;

namespace Townline.Tests.Architecture;

/// <summary>The product's source files.</summary>
public sealed class SourceTree(IEnumerable<SourceFile> files)
{
    private static readonly string[] NotSource = ["bin", "obj", "wwwroot", "wwwroot.tmp"];
    private static readonly Lazy<SourceTree> Loaded = new(Load);

    public IReadOnlyList<SourceFile> Files { get; } = [.. files];

    /// <summary>src/Townline as it is now.</summary>
    public static SourceTree OfTownline => Loaded.Value;

    /// <summary>This tree and one file more: how a rule is shown to catch what it forbids.</summary>
    public SourceTree With(string path, string text) => new([.. Files.Where(file => file.Path != path), new SourceFile(path, text)]);

    private static SourceTree Load()
    {
        var root = Repository.Combine("src", "Townline");
        return new SourceTree(
            from path in Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
            where path.EndsWith(".cs", StringComparison.Ordinal) || path.EndsWith(".cshtml", StringComparison.Ordinal)
            let relative = Path.GetRelativePath(root, path).Replace('\\', '/')
            where !NotSource.Contains(relative.Split('/')[0])
            orderby relative
            select new SourceFile(relative, File.ReadAllText(path)));
    }
}
