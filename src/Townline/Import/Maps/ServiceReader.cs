using System.Globalization;
using System.Text;
using Townline.Platform.Commands;

namespace Townline.Import.Maps;

/// <summary>Reads the service of a row; each service is one object.</summary>
internal sealed class ServiceReader
{
    /// <summary>Stands for all that the map leaves out.</summary>
    public static readonly ImportedService LeftOut = new("", "", null);
    private const int LongestCode = 60;
    private readonly ColumnText _code;
    private readonly ColumnText _name;
    private readonly ColumnText _group;
    private readonly Dictionary<string, ServiceRename> _rename;
    private readonly Dictionary<(string Code, string Name, string Group), ImportedService> _known = [];

    /// <exception cref="CommandFailedException">The map gives neither a code nor a name, or the file lacks a column.</exception>
    public ServiceReader(ServiceMap map, Columns columns)
    {
        if (map.Code is null && map.Name is null)
        {
            throw new CommandFailedException("The map's service needs a code or a name.");
        }

        (_code, _name, _group) = (new(map.Code, columns), new(map.Name, columns), new(map.Group, columns));
        _rename = (map.Rename ?? []).IgnoringCase(rename => rename);
    }

    /// <summary>Null when the row names no service; <see cref="LeftOut"/> when the map leaves it out.</summary>
    public ImportedService? Read(RowFields row)
    {
        var key = (Code: _code.Of(row), Name: _name.Of(row), Group: _group.Of(row));
        if (key.Code.Length == 0 && key.Name.Length == 0)
        {
            return null;
        }

        if (!_known.TryGetValue(key, out var service))
        {
            _known[key] = service = Make(key.Code, key.Name, key.Group);
        }

        return service;
    }

    private ImportedService Make(string code, string name, string group)
    {
        var here = _rename.GetValueOrDefault(code) ?? _rename.GetValueOrDefault(name);
        if (here is { Leave: true })
        {
            return LeftOut;
        }

        var shown = here?.Name ?? (name.Length > 0 ? name : code);
        return new(Slug(here?.Code ?? (code.Length > 0 ? code : shown)), shown, here?.Group ?? (group.Length > 0 ? group : null));
    }

    /// <summary>"Metal/Household Appliances" is "metal-household-appliances"; a code without odd characters stays as it is.</summary>
    internal static string Slug(string text)
    {
        if (text.Length <= LongestCode && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
        {
            return text.ToLowerInvariant();
        }

        var slug = new StringBuilder();
        foreach (var c in text.Normalize(NormalizationForm.FormD))
        {
            if (char.IsAsciiLetterOrDigit(c))
            {
                slug.Append(char.ToLowerInvariant(c));
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark && slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }

        var plain = slug.ToString(0, Math.Min(slug.Length, LongestCode)).Trim('-');
        return plain.Length > 0 ? plain : "service-" + Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..8];
    }
}
