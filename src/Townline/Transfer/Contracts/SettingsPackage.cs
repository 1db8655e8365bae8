using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Townline.Platform.Settings;
using Townline.Platform.Storage;

namespace Townline.Transfer.Contracts;

/// <summary>Files of settings on disk: a folder or a zip with settings.json and KIND/CODE.json, indented, to be read and edited by people.</summary>
internal static class SettingsPackage
{
    private const string About = "settings.json";
    private const string Format = "townline-settings";
    private const int MostFiles = 20_000;
    private const long MostBytes = 64L << 20;

    private static readonly JsonSerializerOptions Indented = new(JsonColumn.Options) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private sealed record Head(string Format, int FormatVersion, int SchemaVersion, string ProgramVersion, string Town, DateTimeOffset MadeAt);

    /// <summary>Writes a zip.</summary>
    public static void Write(SettingsFiles files, Stream zip)
    {
        using var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var (name, text) in Texts(files))
        {
            using var entry = new StreamWriter(archive.CreateEntry(name).Open());
            entry.Write(text);
        }
    }

    /// <summary>Writes a folder that is not there yet.</summary>
    public static void Write(SettingsFiles files, string folder)
    {
        foreach (var (name, text) in Texts(files))
        {
            var path = Path.Combine(folder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }
    }

    /// <summary>Reads a zip.</summary>
    /// <exception cref="SettingsRefusedException">It is none of settings, or cannot be read.</exception>
    public static SettingsFiles Read(Stream zip)
    {
        try
        {
            using var archive = new ZipArchive(zip, ZipArchiveMode.Read, leaveOpen: true);
            var left = MostBytes;
            var entries = archive.Entries.Where(entry => entry.Name.Length > 0).Take(MostFiles).Select(entry => (entry.FullName, Text(entry.Open(), ref left))).ToList();
            return Read(entries);
        }
        catch (Exception error) when (error is InvalidDataException or IOException or ArgumentException)
        {
            throw new SettingsRefusedException("", "settings.no-zip");
        }
    }

    /// <summary>Reads a folder.</summary>
    /// <inheritdoc cref="Read(Stream)"/>
    public static SettingsFiles Read(string folder)
    {
        var left = MostBytes;
        return Read([.. Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories).Take(MostFiles)
            .Select(file => (Path.GetRelativePath(folder, file).Replace('\\', '/'), Text(File.OpenRead(file), ref left)))]);
    }

    private static IEnumerable<(string Name, string Text)> Texts(SettingsFiles files)
    {
        var about = files.About;
        yield return (About, JsonSerializer.Serialize(new Head(Format, about.FormatVersion, about.SchemaVersion, about.ProgramVersion, about.Town, about.MadeAt), Indented) + "\n");
        foreach (var item in files.Items)
        {
            yield return ($"{item.Path}.json", item.Content.ToJsonString(Indented) + "\n");
        }
    }

    private static SettingsFiles Read(IReadOnlyList<(string Name, string Text)> files)
    {
        var about = files.FirstOrDefault(file => file.Name == About).Text ?? throw new SettingsRefusedException(About, "settings.no-settings");
        var head = Parse(About, text => JsonSerializer.Deserialize<Head>(text, JsonColumn.Options), about);
        if (head.Format != Format)
        {
            throw new SettingsRefusedException(About, "settings.no-settings");
        }

        var items = new List<SettingsItem>();
        foreach (var (name, text) in files.Where(file => file.Name != About && file.Name.EndsWith(".json", StringComparison.Ordinal)))
        {
            if (name[..^".json".Length].Split('/') is not [{ Length: > 0 } kind, { Length: > 0 } code])
            {
                throw new SettingsRefusedException(name, "settings.strange", name);
            }

            items.Add(new SettingsItem(kind, Uri.UnescapeDataString(code), Parse(name, ReadContent, text)));
        }

        return new SettingsFiles(new SettingsOrigin(head.Town ?? "", head.ProgramVersion ?? "", head.SchemaVersion, head.MadeAt, head.FormatVersion), items);
    }

    /// <summary>A node is read late; what would throw then (a name twice, half a surrogate pair) is refused now.</summary>
    private static JsonObject? ReadContent(string json)
    {
        var strings = new Utf8JsonReader(Encoding.UTF8.GetBytes(json));
        while (strings.Read())
        {
            if (strings.TokenType is JsonTokenType.PropertyName or JsonTokenType.String)
            {
                strings.GetString();
            }
        }

        return JsonNode.Parse(json, documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false }) as JsonObject;
    }

    private static T Parse<T>(string name, Func<string, T?> parse, string text)
        where T : class
    {
        try
        {
            return parse(text) ?? throw new JsonException();
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException)
        {
            throw new SettingsRefusedException(name, "settings.no-json", name, (wrong as JsonException)?.LineNumber + 1 ?? 1);
        }
    }

    /// <summary>What unpacks to more than settings can be is not unpacked.</summary>
    private static string Text(Stream stream, ref long left)
    {
        using (stream)
        {
            var text = new MemoryStream();
            var buffer = new byte[16 * 1024];
            for (int read; (read = stream.Read(buffer)) > 0;)
            {
                left -= read;
                if (left < 0)
                {
                    throw new SettingsRefusedException("", "settings.large", MostBytes >> 20);
                }

                text.Write(buffer, 0, read);
            }

            return System.Text.Encoding.UTF8.GetString(text.GetBuffer(), 0, (int)text.Length).TrimStart('\uFEFF');
        }
    }
}
