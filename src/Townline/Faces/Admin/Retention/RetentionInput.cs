using System.Globalization;
using Townline.Faces.Admin.Parts;
using Townline.Platform.Retention;
using Townline.Platform.Text;

namespace Townline.Faces.Admin.Retention;

/// <summary>A class as it is typed.</summary>
public sealed class RetentionInput
{
    /// <summary>Version that the editor saw.</summary>
    public int Version { get; set; }
    public Dictionary<string, string?> Name { get; set; } = [];
    public Dictionary<string, string?> Reason { get; set; } = [];
    public string? Amount { get; set; }

    /// <summary>A <see cref="KeepUnit"/>.</summary>
    public string? Unit { get; set; }

    /// <summary>Names of <see cref="Taken"/>.</summary>
    public List<string> Takes { get; set; } = [];
    public List<string> Subjects { get; set; } = [];
    public string? Why { get; set; }

    internal static RetentionInput Of(RetentionClass rule) => new()
    {
        Version = rule.Version,
        Name = LocalField.Typed(rule.Name),
        Reason = LocalField.Typed(rule.Reason),
        Amount = rule.Amount.ToString(CultureInfo.InvariantCulture),
        Unit = $"{rule.Unit}",
        Takes = [.. rule.Takes.Select(part => $"{part}")],
        Subjects = [.. rule.Subjects],
    };

    /// <summary>The class as it would be; what is no number or no choice is refused by the rules.</summary>
    internal RetentionClass Apply(RetentionClass rule, IReadOnlyList<string> languages) => rule with
    {
        Version = Version,
        Name = LocalField.Read(rule.Name, Name, languages),
        Reason = LocalField.Read(rule.Reason, Reason, languages),
        Amount = int.TryParse(PlainText.Clean(Amount), NumberStyles.None, CultureInfo.InvariantCulture, out var amount) ? amount : 0,
        Unit = Enum.TryParse<KeepUnit>(Unit, out var unit) ? unit : (KeepUnit)(-1),
        Takes = [.. Takes.Select(name => Enum.TryParse<Taken>(name, out var part) ? part : (Taken)(-1))],
        Subjects = Subjects,
    };

    /// <summary>The field at which a refusal is shown; empty for the form as a whole.</summary>
    internal static string FieldOf(string code) => code switch
    {
        "name" => "Input.Name",
        "reason" => "Input.Reason",
        "length" => "Input.Amount",
        "takes" => "Input.Takes",
        "subject" => "Input.Subjects",
        _ => "",
    };
}
