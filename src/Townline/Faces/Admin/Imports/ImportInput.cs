using Townline.Import.Contracts;

namespace Townline.Faces.Admin.Imports;

/// <summary>A mapping as the form sends it: what is empty comes as null.</summary>
public sealed class ImportInput
{
    /// <summary>Separators by a name, since a form shows no tab.</summary>
    public static IReadOnlyList<(string Name, string Character)> Separators { get; } = [("comma", ","), ("semicolon", ";"), ("tab", "\t"), ("bar", "|")];

    public static IReadOnlyList<string> Encodings { get; } = ["utf-8", "windows-1252", "iso-8859-15", "utf-16", "macintosh", "ibm850"];

    public string? Source { get; set; }
    public string? Encoding { get; set; }
    public string? Separator { get; set; }
    public string? Dates { get; set; }
    public string? TimeZone { get; set; }

    /// <summary>Of "public", "bounded", "rest".</summary>
    public List<string> More { get; set; } = [];
    public Dictionary<string, string?> Columns { get; set; } = [];
    public List<ImportValueInput> Services { get; set; } = [];
    public List<ImportValueInput> Statuses { get; set; } = [];

    internal ImportChoice Read() => new()
    {
        Source = Source?.Trim() ?? "",
        Encoding = Encodings.Contains(Encoding) ? Encoding! : "",
        Separator = Separators.FirstOrDefault(each => each.Name == Separator).Character ?? "",
        Dates = Dates ?? ImportChoice.AsItIs,
        TimeZone = TimeZone?.Trim() ?? "",
        IsPublic = More.Contains("public"),
        IsBounded = More.Contains("bounded"),
        KeepsRest = More.Contains("rest"),
        Columns = Columns.Where(pair => ImportFields.All.Contains(pair.Key)).ToDictionary(pair => pair.Key, pair => pair.Value ?? ""),
        Services = Table(Services, _ => true),
        Statuses = Table(Statuses, ImportStatuses.All.Contains),
    };

    private static Dictionary<string, string> Table(IEnumerable<ImportValueInput> values, Func<string, bool> isMeaning) =>
        values.Where(each => each.Value is not null).DistinctBy(each => each.Value).ToDictionary(each => each.Value!, each => each.To is { } to && isMeaning(to) ? to : "");
}

/// <summary>A value of the file and what it becomes.</summary>
public sealed class ImportValueInput
{
    public string? Value { get; set; }
    public string? To { get; set; }
}
