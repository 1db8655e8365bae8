using System.Security.Cryptography;
using Townline.Tests.Support;

namespace Townline.Tests.Identity.SecondFactors;

/// <summary>A telephone with an app for codes, written anew from RFC 6238 so that it does not share the program's mistakes.</summary>
internal sealed class Phone(TestTown town, string secret)
{
    private readonly byte[] _secret = Decode(secret.Replace(" ", "", StringComparison.Ordinal));

    /// <summary>The code it shows now.</summary>
    public string Code => At(town.Clock.Now);

    /// <summary>The code it shows at a moment.</summary>
    public string At(DateTimeOffset moment)
    {
        var step = BitConverter.GetBytes(moment.ToUnixTimeSeconds() / 30);
        Array.Reverse(step);
#pragma warning disable CA5350 // The standard says so.
        var hash = HMACSHA1.HashData(_secret, step);
#pragma warning restore CA5350
        var offset = hash[19] & 0xf;
        var number = ((hash[offset] & 0x7f) << 24) | (hash[offset + 1] << 16) | (hash[offset + 2] << 8) | hash[offset + 3];
        return $"{number % 1_000_000:D6}";
    }

    /// <summary>Scans the key of the set-up page, and turns the app on.</summary>
    public static async Task<(Phone Phone, IReadOnlyList<string> Codes)> SetUp(TestTown town, Visitor browser)
    {
        var page = await browser.Get("/account/security/app");
        var phone = new Phone(town, page.One(".tl-app-secret").TextContent);
        page = await page.Form("main form").Set("Code", phone.Code).Submit();
        Assert.Empty(page.Errors);
        return (phone, [.. page.Document.QuerySelectorAll(".tl-codes code").Select(code => code.TextContent)]);
    }

    private static byte[] Decode(string text)
    {
        var bits = string.Concat(text.Select(letter => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(letter, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. bits.Chunk(8).Where(part => part.Length == 8).Select(part => Convert.ToByte(new string(part), 2))];
    }
}
