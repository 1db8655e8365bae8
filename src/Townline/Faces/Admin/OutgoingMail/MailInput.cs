using System.Globalization;
using Townline.Conversations.Contracts;
using Townline.Faces.Admin.Mail;

namespace Townline.Faces.Admin.OutgoingMail;

/// <summary>What is typed on the page. Numbers are texts, so that what is none is shown again.</summary>
internal sealed class MailInput
{
    public string? Host { get; set; }
    public string? Port { get; set; } = "587";
    public string? Encryption { get; set; } = $"{MailEncryption.StartTls}";
    public string? Fingerprint { get; set; }
    public string? MostConnections { get; set; } = "8";
    public string? User { get; set; }
    public string? Login { get; set; } = $"{SignInWay.Password}";
    public string? Secret { get; set; }
    public GrantInput Grant { get; set; } = new();
    public string? DkimDomain { get; set; }
    public string? DkimSelector { get; set; }
    public int Version { get; set; }

    public static MailInput Of(OutgoingMailSetup setup) => new()
    {
        Host = setup.Host,
        Port = setup.Port.ToString(CultureInfo.InvariantCulture),
        Encryption = $"{setup.Encryption}",
        Fingerprint = setup.Fingerprint,
        MostConnections = setup.MostConnections.ToString(CultureInfo.InvariantCulture),
        User = setup.User,
        Login = $"{SignInWays.Of(setup.Login == MailLogin.Token, setup.Grant)}",
        Grant = GrantInput.Of(setup.Grant),
        DkimDomain = setup.DkimDomain,
        DkimSelector = setup.DkimSelector,
        Version = setup.Version,
    };

    /// <summary>What is no number is 0, which the rules refuse.</summary>
    public OutgoingMailSetup Setup() =>
        new(Host ?? "", Number(Port), Choice(Encryption, MailEncryption.StartTls), Fingerprint, User, SignInWays.Read(Login) == SignInWay.Password ? MailLogin.Password : MailLogin.Token, Number(MostConnections))
        {
            Grant = Grant.Grant(SignInWays.Read(Login)),
            DkimDomain = DkimDomain,
            DkimSelector = DkimSelector,
            Version = Version,
        };

    private static int Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static T Choice<T>(string? text, T otherwise)
        where T : struct, Enum => Enum.TryParse<T>(text, out var choice) && Enum.IsDefined(choice) ? choice : otherwise;
}
