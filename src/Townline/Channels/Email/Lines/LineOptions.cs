using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Townline.Platform.Commands;

namespace Townline.Channels.Email.Lines;

/// <summary>How this machine calls mail servers.</summary>
internal sealed record LineOptions
{
    internal const string RootsVariable = "TOWNLINE_MAIL_CA";

    /// <summary>Certificates to be trusted besides the machine's own, for a mail server of the town that signs for itself.</summary>
    public X509Certificate2Collection Roots { get; init; } = [];

    /// <summary>How long it may take to reach a server, and again to agree on encryption.</summary>
    public TimeSpan ConnectWait { get; init; } = TimeSpan.FromSeconds(20);

    /// <param name="read">Gives a variable, null or empty when it is not set.</param>
    /// <exception cref="CommandFailedException">The file of certificates cannot be read.</exception>
    public static LineOptions Of(Func<string, string?> read)
    {
        if (read(RootsVariable) is not { Length: > 0 } file)
        {
            return new LineOptions();
        }

        try
        {
            var roots = new X509Certificate2Collection();
            roots.ImportFromPemFile(file);
            return new LineOptions { Roots = roots };
        }
        catch (Exception error) when (error is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new CommandFailedException($"{RootsVariable}: the certificates in {file} cannot be read as PEM: {error.Message}");
        }
    }
}
