using System.Globalization;
using Townline.Conversations.Contracts;
using Townline.Platform.Tenancy;

namespace Townline.Faces.Admin.Mail;

/// <summary>A mailbox as it is typed.</summary>
public sealed class MailboxInput
{
    internal const string Yes = "yes";

    public string? Name { get; set; }

    /// <summary>One a line.</summary>
    public string? Addresses { get; set; }

    public long ServiceId { get; set; }

    public List<string> Open { get; set; } = [];

    public List<string> Fetch { get; set; } = [];

    public string? Host { get; set; }

    public string? Port { get; set; }

    public string? Security { get; set; }

    public string? UserName { get; set; }

    /// <summary>Empty: as it is stored.</summary>
    public string? Secret { get; set; }

    /// <summary>With what one signs in: a password, or a token of one kind or another.</summary>
    public string? Way { get; set; } = $"{SignInWay.Password}";

    public GrantInput Grant { get; set; } = new();

    public string? Folder { get; set; }

    public string? After { get; set; }

    public string? MoveTo { get; set; }

    /// <summary>A day: 2026-11-01.</summary>
    public string? Since { get; set; }

    internal bool Fetches => Fetch.Contains(Yes);

    internal string? NewSecret => string.IsNullOrEmpty(Secret) ? null : Secret;

    internal static MailboxInput Of(MailboxInfo? mailbox, MailSourceInfo? source, Tenant town) => new()
    {
        Name = mailbox?.Name,
        Addresses = mailbox is null ? null : string.Join('\n', mailbox.Addresses),
        ServiceId = mailbox?.ServiceId ?? 0,
        Open = mailbox is { IsOpen: false } ? [] : [Yes],
        Fetch = source is { IsOn: true } ? [Yes] : [],
        Host = source?.Host,
        Port = (source?.Port ?? 993).ToString(CultureInfo.InvariantCulture),
        Security = $"{source?.Security ?? MailSecurity.Tls}",
        UserName = source?.UserName,
        Way = $"{SignInWays.Of(source is { IsToken: true }, source?.Grant)}",
        Grant = GrantInput.Of(source?.Grant),
        Folder = source?.Folder ?? "INBOX",
        After = $"{source?.After ?? AfterFetch.Leave}",
        MoveTo = source?.MoveTo,
        Since = source?.Since is { } since ? TimeZoneInfo.ConvertTime(since, town.Zone).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null,
    };

    internal MailboxInfo Mailbox(long id) =>
        new(id, Name ?? "", [.. (Addresses ?? "").Split([',', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)], ServiceId, Open.Contains(Yes));

    internal MailSourceInfo Source(long mailbox, Tenant town) => new(
        mailbox, Host ?? "", int.TryParse(Port, NumberStyles.None, CultureInfo.InvariantCulture, out var port) ? port : 0, Enum.TryParse<MailSecurity>(Security, out var security) ? security : MailSecurity.Tls, UserName ?? "",
        SignInWays.Read(Way) != SignInWay.Password, Folder ?? "", Enum.TryParse<AfterFetch>(After, out var after) ? after : AfterFetch.Leave, MoveTo ?? "", Day(town))
    { Grant = Grant.Grant(SignInWays.Read(Way)) };

    /// <summary>Beside which field a broken rule is told.</summary>
    internal static string FieldOf(string rule) => rule switch
    {
        "mailbox-name" => "Input.Name",
        "mailbox-address" or "mailbox-address-missing" or "mailbox-address-taken" => "Input.Addresses",
        "mailbox-service" => "Input.ServiceId",
        "mail-source-host" => "Input.Host",
        "mail-source-port" => "Input.Port",
        "mail-source-user" => "Input.UserName",
        "mail-source-secret" => "Input.Secret",
        "mail-source-folder" => "Input.Folder",
        "mail-source-move" => "Input.MoveTo",
        _ => GrantInput.FieldOf(rule) ?? "",
    };

    private DateTimeOffset? Day(Tenant town) =>
        DateTime.TryParseExact(Since, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? new DateTimeOffset(day, town.Zone.GetUtcOffset(day)) : null;
}
