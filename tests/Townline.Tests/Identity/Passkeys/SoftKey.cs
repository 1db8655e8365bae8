using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using Townline.Tests.Support;

namespace Townline.Tests.Identity.Passkeys;

/// <summary>A device with one passkey, as W3C WebAuthn describes it; it can also be made to lie.</summary>
internal sealed class SoftKey : IDisposable
{
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] _id = RandomNumberGenerator.GetBytes(16);
    private string _owner = "";

    /// <summary>How often it has signed; a copy of the device has an older count.</summary>
    public uint Count { get; set; } = 1;

    /// <summary>Where it believes to be; null: at the address of the page.</summary>
    public string? Origin { get; set; }

    /// <summary>Whether it has seen a finger, a face or a PIN.</summary>
    public bool KnowsItsOwner { get; set; } = true;

    /// <summary>Adds it to the account that is signed in.</summary>
    public async Task<WebPage> AddTo(Visitor browser, string name = "My telephone")
    {
        var page = await browser.Get("/account/security");
        var options = await Options(browser, page, "form[data-passkey=create]");
        _owner = (string)options["user"]!["id"]!;
        var credential = Credential(new JsonObject
        {
            ["clientDataJSON"] = ClientData(browser, "webauthn.create", options),
            ["attestationObject"] = WebEncoders.Base64UrlEncode([0xA3, .. Text("fmt"), .. Text("none"), .. Text("attStmt"), 0xA0, .. Text("authData"), .. Bytes(Data((string)options["rp"]!["id"]!, made: true))]),
            ["transports"] = new JsonArray("internal"),
        });
        return await page.Form("form[data-passkey=create]").Set("name", name).Set("credential", credential).Submit();
    }

    /// <summary>Presses the passkey button of the page that is open.</summary>
    public async Task<WebPage> SignIn(Visitor browser, WebPage page) =>
        await page.Form("form[data-passkey=get]").Set("credential", Answer(browser, await Options(browser, page, "form[data-passkey=get]"))).Submit();

    /// <summary>What it answers to a question.</summary>
    public string Answer(Visitor browser, JsonNode options)
    {
        Count += Count == 0 ? 0u : 1u;
        var (client, data) = (ClientData(browser, "webauthn.get", options), Data((string)options["rpId"]!, made: false));
        byte[] signed = [.. data, .. SHA256.HashData(WebEncoders.Base64UrlDecode(client))];
        return Credential(new JsonObject
        {
            ["clientDataJSON"] = client,
            ["authenticatorData"] = WebEncoders.Base64UrlEncode(data),
            ["signature"] = WebEncoders.Base64UrlEncode(_key.SignData(signed, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)),
            ["userHandle"] = _owner,
        });
    }

    /// <summary>The question behind a form.</summary>
    public static async Task<JsonNode> Options(Visitor browser, WebPage page, string form)
    {
        using var request = page.Form(form).Request();
        request.RequestUri = new Uri(browser.Http.BaseAddress!, page.One(form).GetAttribute("data-options")!);
        using var answer = await browser.Http.SendAsync(request);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
    }

    public void Dispose() => _key.Dispose();

    private string Credential(JsonObject response)
    {
        var id = WebEncoders.Base64UrlEncode(_id);
        return new JsonObject { ["id"] = id, ["rawId"] = id, ["type"] = "public-key", ["clientExtensionResults"] = new JsonObject(), ["response"] = response }.ToJsonString();
    }

    private string ClientData(Visitor browser, string type, JsonNode options) =>
        WebEncoders.Base64UrlEncode(JsonSerializer.SerializeToUtf8Bytes(new { type, challenge = (string)options["challenge"]!, origin = Origin ?? browser.Http.BaseAddress!.GetLeftPart(UriPartial.Authority), crossOrigin = false }));

    private byte[] Data(string site, bool made)
    {
        var count = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(count, Count);
        var flags = (byte)(0x01 | (KnowsItsOwner ? 0x04 : 0) | (made ? 0x40 : 0));
        byte[] head = [.. SHA256.HashData(Encoding.UTF8.GetBytes(site)), flags, .. count];
        return made ? [.. head, .. new byte[16], 0, (byte)_id.Length, .. _id, .. PublicKey()] : head;
    }

    /// <summary>COSE: {1: 2 (EC2), 3: -7 (ES256), -1: 1 (P-256), -2: x, -3: y}.</summary>
    private byte[] PublicKey()
    {
        var point = _key.ExportParameters(false).Q;
        return [0xA5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, .. Bytes(point.X!), 0x22, .. Bytes(point.Y!)];
    }

    private static byte[] Text(string text) => [(byte)(0x60 + text.Length), .. Encoding.ASCII.GetBytes(text)];

    private static byte[] Bytes(byte[] bytes) => bytes.Length < 256 ? [0x58, (byte)bytes.Length, .. bytes] : [0x59, (byte)(bytes.Length >> 8), (byte)bytes.Length, .. bytes];
}
