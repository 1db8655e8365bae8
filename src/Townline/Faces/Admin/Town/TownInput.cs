using System.Globalization;
using Townline.Platform.Tenancy;

namespace Townline.Faces.Admin.Town;

/// <summary>A town as it is typed.</summary>
public sealed class TownInput
{
    /// <summary>Of the sheet that the editor saw.</summary>
    public string Version { get; set; } = "";
    public string? Name { get; set; }
    public string? JurisdictionId { get; set; }

    /// <summary>One a line.</summary>
    public string? Hosts { get; set; }
    public string? TimeZone { get; set; }

    /// <summary>A choice that was sent empty arrives as null.</summary>
    public List<string> Languages { get; set; } = [];
    public string? FirstLanguage { get; set; }
    public string? Phone { get; set; }
    public string? Email { get; set; }
    public string? Address { get; set; }
    public Dictionary<string, string?> Hours { get; set; } = [];
    public string? Primary { get; set; }
    public string? Accent { get; set; }
    public string? Header { get; set; }
    public string? Link { get; set; }
    public string? DisputeDays { get; set; }
    public string? DueSoonHours { get; set; }
    public string? PauseMinutes { get; set; }
    public string? UndoSeconds { get; set; }
    public string? DraftDays { get; set; }
    public string? AutoAnswersAnHour { get; set; }
    public string? ResidentDays { get; set; }

    /// <summary>"yes" for mails to the staff that hold only a link.</summary>
    public List<string> StaffMailsAreLinks { get; set; } = [];

    /// <summary>Ticket of a logo that was uploaded and is not saved yet.</summary>
    public string? LogoTicket { get; set; }

    /// <summary>"yes" to go back to our mark.</summary>
    public List<string> NoLogo { get; set; } = [];
    public string? Reason { get; set; }

    internal static TownInput Of(TownSheet town) => new()
    {
        Version = town.Version,
        Name = town.Name,
        JurisdictionId = town.JurisdictionId,
        Hosts = string.Join('\n', town.Hosts),
        TimeZone = town.TimeZone,
        Languages = [.. town.Languages],
        FirstLanguage = town.Languages[0],
        Phone = town.Settings.ContactPhone,
        Email = town.Settings.ContactEmail,
        Address = town.Settings.ContactAddress,
        Hours = town.Settings.ContactHours.ToDictionary(hours => hours.Key, hours => (string?)hours.Value),
        Primary = town.Settings.Primary,
        Accent = town.Settings.Accent,
        Header = town.Settings.Header,
        Link = town.Settings.Link,
        DisputeDays = town.Settings.DisputeDays.ToString(CultureInfo.InvariantCulture),
        DueSoonHours = town.Settings.DueSoonHours.ToString(CultureInfo.InvariantCulture),
        PauseMinutes = town.Settings.PauseMinutes.ToString(CultureInfo.InvariantCulture),
        UndoSeconds = town.Settings.UndoSeconds.ToString(CultureInfo.InvariantCulture),
        DraftDays = town.Settings.DraftDays.ToString(CultureInfo.InvariantCulture),
        AutoAnswersAnHour = town.Settings.AutoAnswersAnHour.ToString(CultureInfo.InvariantCulture),
        ResidentDays = town.Settings.ResidentDays.ToString(CultureInfo.InvariantCulture),
        StaffMailsAreLinks = town.Settings.StaffMailsAreLinks ? ["yes"] : [],
    };

    /// <summary>The town after what was typed; numbers that cannot be read become 0, of which the town's rules complain.</summary>
    internal TownSheet Apply(TownSheet town) => new(
        Name?.Trim() ?? "",
        JurisdictionId?.Trim() ?? "",
        TimeZone?.Trim() ?? "",
        [.. Languages.OfType<string>().Order(StringComparer.Ordinal).OrderByDescending(language => language == FirstLanguage)],
        [.. (Hosts ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(host => host.ToLowerInvariant()).Distinct()],
        town.Settings with
        {
            ContactPhone = Text(Phone),
            ContactEmail = Text(Email),
            ContactAddress = Text(Address),
            ContactHours = Hours.Where(hours => !string.IsNullOrWhiteSpace(hours.Value)).ToDictionary(hours => hours.Key, hours => hours.Value!.Trim()),
            Primary = Text(Primary) ?? town.Settings.Primary,
            Accent = Text(Accent) ?? town.Settings.Accent,
            Header = Text(Header),
            Link = Text(Link),
            DisputeDays = Number(DisputeDays),
            DueSoonHours = Number(DueSoonHours),
            PauseMinutes = Number(PauseMinutes, -1),
            UndoSeconds = Number(UndoSeconds, -1),
            DraftDays = Number(DraftDays),
            AutoAnswersAnHour = Number(AutoAnswersAnHour, -1),
            ResidentDays = Number(ResidentDays),
            StaffMailsAreLinks = StaffMailsAreLinks.Count > 0,
            Logo = NoLogo.Count > 0 ? null : town.Settings.Logo,
        });

    private static string? Text(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim().ReplaceLineEndings("\n");

    private static int Number(string? typed, int otherwise = 0) => int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
