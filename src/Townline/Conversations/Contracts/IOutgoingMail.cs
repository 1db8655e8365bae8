using Townline.Platform.Storage;

namespace Townline.Conversations.Contracts;

/// <summary>Through which server a town's mail goes out. Kept by the e-mail channel.</summary>
internal interface IOutgoingMail
{
    /// <summary>Null while the town sends no mail.</summary>
    Task<OutgoingMailSetup?> Of(int tenantId, CancellationToken cancel = default);

    /// <summary>Sets it. Null for a secret leaves the one that is kept, while server and user stay the same; null for the key leaves that one, or makes the first.</summary>
    /// <param name="secret">Password or token, or with a grant the secret of the client.</param>
    /// <param name="dkimKey">PEM.</param>
    /// <param name="refreshToken">For a grant by one.</param>
    /// <exception cref="Requests.Contracts.RuleBrokenException">A field does not hold.</exception>
    /// <exception cref="Requests.Contracts.StaleEditException">Somebody changed it since <see cref="OutgoingMailSetup.Version"/>.</exception>
    Task Save(Unit unit, OutgoingMailSetup setup, string? secret, string? dkimKey, string? refreshToken = null);

    /// <summary>Takes it away: no mail goes out any more.</summary>
    Task Remove(Unit unit);

    /// <summary>Sends a mail of test words as the town would, and says what came of it.</summary>
    /// <param name="to">Where to.</param>
    /// <param name="language">Of the words.</param>
    Task<MailTrial> Try(int tenantId, string to, string? language, CancellationToken cancel = default);
}

/// <param name="Fingerprint">SHA-256 of the certificate that is trusted, whoever signed it; null: one that the machine trusts.</param>
/// <param name="User">Null: without logging in.</param>
/// <param name="MostConnections">At once, 1 to 50.</param>
internal sealed record OutgoingMailSetup(string Host, int Port, MailEncryption Encryption, string? Fingerprint, string? User, MailLogin Login, int MostConnections)
{
    /// <summary>By what right Townline renews the token of <see cref="MailLogin.Token"/> itself; null when it is typed.</summary>
    public MailGrant? Grant { get; init; }
    public string? DkimDomain { get; init; }
    public string? DkimSelector { get; init; }

    /// <summary>Whether all that one logs in with is kept, and can be read.</summary>
    public bool HasSecret { get; init; }

    /// <inheritdoc cref="HasSecret"/>
    public bool HasDkimKey { get; init; }

    /// <summary>What stands in the domain's name service so that others can check the signature; null without a key.</summary>
    public string? DkimRecord { get; init; }

    /// <summary>0 for the first one.</summary>
    public int Version { get; init; }
}

/// <summary>How the line to the mail server is encrypted.</summary>
internal enum MailEncryption
{
    None = 0,

    /// <summary>Where the server has it, whatever its certificate.</summary>
    IfOffered = 1,

    /// <summary>STARTTLS with a trusted certificate, or nothing goes.</summary>
    StartTls = 2,

    /// <summary>From the first byte, usually on port 465.</summary>
    Tls = 3,
}

/// <summary>How one logs in at the mail server.</summary>
internal enum MailLogin
{
    Password = 0,

    /// <summary>XOAUTH2.</summary>
    Token = 1,
}

/// <summary>What came of a trial.</summary>
/// <param name="Trouble">End of a key of words under "mail.trouble."; null: the server took the mail.</param>
/// <param name="Said">The server's or the system's own words.</param>
internal sealed record MailTrial(string? Trouble, string? Said);
