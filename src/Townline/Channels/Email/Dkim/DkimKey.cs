using System.Security.Cryptography;

namespace Townline.Channels.Email.Dkim;

/// <summary>The key with which a domain's mails are signed: RSA, PEM.</summary>
internal static class DkimKey
{
    private const int FewestBits = 1024;
    private const int MostBits = 4096;

    /// <summary>A new one of 2048 bits, which every checker reads and which fits into the name service.</summary>
    public static string New()
    {
        using var key = RSA.Create(2048);
        return key.ExportPkcs8PrivateKeyPem();
    }

    /// <summary>Whether it is a private RSA key of 1024 to 4096 bits.</summary>
    public static bool IsKey(string pem)
    {
        try
        {
            using var key = Read(pem);
            return key.KeySize is >= FewestBits and <= MostBits && key.ExportParameters(includePrivateParameters: true).D is not null;
        }
        catch (Exception error) when (error is CryptographicException or ArgumentException)
        {
            return false;
        }
    }

    /// <exception cref="CryptographicException">It is none.</exception>
    public static RSA Read(string pem)
    {
        var key = RSA.Create();
        try
        {
            key.ImportFromPem(pem);
            return key;
        }
        catch
        {
            key.Dispose();
            throw;
        }
    }

    /// <summary>What stands under SELECTOR._domainkey.DOMAIN as TXT.</summary>
    public static string Record(string pem)
    {
        using var key = Read(pem);
        return $"v=DKIM1; k=rsa; p={Convert.ToBase64String(key.ExportSubjectPublicKeyInfo())}";
    }
}
