using Townline.Channels.Email.Grants;

namespace Townline.Channels.Email.Smtp;

/// <summary>A mail server that takes our mails.</summary>
internal sealed record SmtpServer
{
    public required string Host { get; init; }
    public required int Port { get; init; }
    public SmtpSecurity Security { get; init; } = SmtpSecurity.Required;

    /// <summary>SHA-256 of the certificate that is trusted, 64 hexadecimal digits; null: one that this machine trusts, for this host.</summary>
    public string? Fingerprint { get; init; }

    /// <summary>Null: without logging in.</summary>
    public string? User { get; init; }

    /// <summary>Password, or token for <see cref="SmtpLogin.Token"/>.</summary>
    public string? Secret { get; init; }
    public SmtpLogin Login { get; init; }

    /// <summary>Where the token of each log-in comes from, instead of <see cref="Secret"/>; null: that is it.</summary>
    public AccountTokens? Tokens { get; init; }

    /// <summary>The name we give ourselves.</summary>
    public required string HelloName { get; init; }

    /// <summary>Connections at once, 1 to 50.</summary>
    public int MostConnections { get; init; } = 8;

    /// <summary>Without the secret, so that no log has it.</summary>
    public override string ToString() => $"{Host}:{Port}";
}

/// <summary>How the line to a mail server is encrypted.</summary>
internal enum SmtpSecurity
{
    None = 0,

    /// <summary>With STARTTLS where the server has it, whatever its certificate: better than nothing, and no password goes over it.</summary>
    IfOffered = 1,

    /// <summary>With STARTTLS and a certificate that is trusted, or not at all.</summary>
    Required = 2,

    /// <summary>From the first byte (port 465), with a certificate that is trusted.</summary>
    Implicit = 3,
}

/// <summary>How one logs in.</summary>
internal enum SmtpLogin
{
    /// <summary>PLAIN or LOGIN, as the server has it.</summary>
    Password = 0,

    /// <summary>XOAUTH2 with a token.</summary>
    Token = 1,
}
