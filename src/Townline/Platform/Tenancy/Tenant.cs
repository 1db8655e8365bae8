using Townline.Platform.Files;

namespace Townline.Platform.Tenancy;

/// <summary>One town in this installation.</summary>
internal sealed class Tenant
{
    public int Id { get; init; }

    /// <summary>Short name for commands and folders: lower-case letters, digits, hyphens.</summary>
    public required string Slug { get; init; }
    public required string Name { get; set; }

    /// <summary>Open311 jurisdiction, by custom the town's domain.</summary>
    public required string JurisdictionId { get; set; }

    /// <summary>IANA time zone, such as America/New_York.</summary>
    public required string TimeZone { get; set; }

    /// <summary>Languages offered, the first is the default.</summary>
    public required IReadOnlyList<string> Languages { get; set; }

    /// <summary>Host names, lower case, without port.</summary>
    public required IReadOnlyList<string> Hosts { get; set; }

    /// <summary>What an administrator sets; modules read their own part.</summary>
    public required TenantSettings Settings { get; set; }

    /// <summary>Random key from which this town's tracking codes and signed links are derived. Never shown.</summary>
    public required byte[] Secret { get; init; }
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Whether it is served; the directory knows only towns that are.</summary>
    public TenantState State { get; init; }

    /// <summary>Until when (unix ms) the process that brings it in or takes it away may be taken to be alive.</summary>
    public long LeaseUntil { get; init; }

    public string DefaultLanguage => Languages[0];

    public TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(TimeZone);
}

/// <summary>Whether a town is served.</summary>
internal enum TenantState
{
    Served = 0,

    /// <summary>It is being brought in from an export.</summary>
    Arriving = 1,

    /// <summary>It is being taken away.</summary>
    Leaving = 2,
}

/// <summary>Settings of a town that are data, not code.</summary>
internal sealed record TenantSettings
{
    /// <summary>How to reach the town besides this site, shown at the same place on every page.</summary>
    public string? ContactPhone { get; init; }
    public string? ContactEmail { get; init; }
    public string? ContactAddress { get; init; }

    /// <summary>Opening hours in words, per language.</summary>
    public IReadOnlyDictionary<string, string> ContactHours { get; init; } = new Dictionary<string, string>();

    /// <summary>Address of the picture that stands before the town's name; null for our mark.</summary>
    public string? Logo { get; init; }

    /// <summary>Action colour and accent colour, #rrggbb; contrast is checked when they are set.</summary>
    public string Primary { get; init; } = "#0b5c6b";
    public string Accent { get; init; } = "#f0a830";

    /// <summary>The band at the top, #rrggbb; null: as <see cref="Primary"/>.</summary>
    public string? Header { get; init; }

    /// <summary>Links, #rrggbb; null: as <see cref="Primary"/>, darkened until it can be read.</summary>
    public string? Link { get; init; }

    /// <summary>Tile address with {z} {x} {y}; null draws the base map from the town's own streets.</summary>
    public string? TileUrl { get; init; }
    public string? TileAttribution { get; init; }

    /// <summary>Hosts from which photos named by media_url may be fetched; empty: none.</summary>
    public IReadOnlyList<string> MediaHosts { get; init; } = [];

    /// <summary>How much and how many files people may send.</summary>
    public FileLimits Files { get; init; } = FileLimits.Default;

    /// <summary>The box that the map shows first; also what "outside the town" means where no town area is drawn.</summary>
    public double? South { get; init; }
    public double? West { get; init; }
    public double? North { get; init; }
    public double? East { get; init; }

    /// <summary>Days in which a resident can say "not fixed".</summary>
    public int DisputeDays { get; init; } = 30;

    /// <summary>Bits that the town adds when people are compared, by field and agreement such as "given.close"; empty: as the program brings them along.</summary>
    public IReadOnlyDictionary<string, double> SameWeights { get; init; } = new Dictionary<string, double>();

    /// <summary>Hours before its promise at which a request counts as due soon.</summary>
    public int DueSoonHours { get; init; } = 24;

    /// <summary>Minutes before work on many requests begins when residents hear of it, in which it can be stopped without a trace; 0 to 60.</summary>
    public int PauseMinutes { get; init; } = 2;

    /// <summary>Seconds that an answer of staff waits before it leaves, in which it can be undone; 0 to 60. What people fetch themselves does not wait.</summary>
    public int UndoSeconds { get; init; } = 10;

    /// <summary>Days for which what staff began to write, and did not send, is kept after its last change.</summary>
    public int DraftDays { get; init; } = 30;

    /// <summary>Receipts that the program writes to one address within an hour; 0 to 60, 0 for none.</summary>
    public int AutoAnswersAnHour { get; init; } = 5;

    /// <summary>Mails to the staff say only that there is something and where to read it: no service, no place, no words.</summary>
    public bool StaffMailsAreLinks { get; init; }

    /// <summary>Days after which a resident who is signed in has to sign in again; 1 to 365.</summary>
    public int ResidentDays { get; init; } = 30;
}
