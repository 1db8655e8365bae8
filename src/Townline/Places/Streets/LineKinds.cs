namespace Townline.Places.Streets;

/// <summary>What the lines of the map are. Only streets have addresses and are found by name; the rest is drawn.</summary>
internal static class LineKinds
{
    public const string Main = "main";
    public const string Local = "local";
    public const string River = "river";
    public const string Railway = "railway";

    /// <summary>Our kind for the words of map exports: main, local, river or railway; local when there is none or it is unknown.</summary>
    public static string Of(string? word) =>
        word?.ToLowerInvariant() switch
        {
            "main" or "motorway" or "trunk" or "primary" or "secondary" or "tertiary" or "highway" or "arterial" or "bridge" => Main,
            "river" or "creek" or "stream" or "canal" or "waterway" or "water" => River,
            "railway" or "rail" or "railroad" or "tram" => Railway,
            _ => Local,
        };

    public static bool IsStreet(string kind) => kind is Main or Local;
}
