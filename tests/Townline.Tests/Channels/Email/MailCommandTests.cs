using System.Text;
using System.Text.Json;
using Townline.Tests.Support;

namespace Townline.Tests.Channels.Email;

/// <summary>`townline mail parse`, as a process.</summary>
public class MailCommandTests
{
    [Fact]
    public async Task A_mail_is_one_line_of_json_and_any_bytes_are_a_mail()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllBytesAsync(folder["mail.eml"], Mime.Mails.Bytes(
            "From: \"Sol, Ana\" <Ana@river.example>", "To: desk@town.example, B <b@x.example>", "Cc: c@x.example", "Reply-To: d@x.example", "Subject: =?utf-8?Q?Stra=C3=9Fe?=", "Date: Mon, 23 Nov 2026 01:02:03 +0100",
            "Message-ID: <2@river.example>", "In-Reply-To: <1@town.example>", "References: <0@town.example> <1@town.example>", "Content-Type: multipart/mixed; boundary=b", "", "--b", "Content-Type: text/html", "", "<p>It is dark.</p><blockquote>Is it?</blockquote>",
            "--b", "Content-Type: image/png", "Content-ID: <lamp@x>", "Content-Disposition: inline; filename=lamp.png", "Content-Transfer-Encoding: base64", "", "SGVsbG8=", "--b--"));
        await File.WriteAllBytesAsync(folder["bytes.eml"], [0xFF, 0x00, 0xD8, 0x0A, 0x3A]);
        await File.WriteAllBytesAsync(folder["empty.eml"], []);

        var (code, lines, complaint) = await Run("mail", "parse", folder["mail.eml"], folder["bytes.eml"], folder["empty.eml"], "-");

        Assert.Equal((0, 4, ""), (code, lines.Count, complaint));
        Assert.Equal(
            """{"from":"\"Sol, Ana\" <Ana@river.example>","from_email":"Ana@river.example","from_display_name":"Sol, Ana","to":["desk@town.example","b@x.example"],"cc":["c@x.example"],"reply_to":["d@x.example"],"subject":"Straße","date":"2026-11-23T00:02:03Z","message_id":"<2@river.example>","in_reply_to":"<1@town.example>","references":["<0@town.example>","<1@town.example>"],"body_text":"It is dark.\n\n> Is it?","body_html":"<p>It is dark.</p><blockquote>Is it?</blockquote>","new_text":"It is dark.","auto":"none","bounce":null,"attachments":[{"filename":"lamp.png","content_type":"image/png","content_id":"lamp@x","inline":true,"size":5,"md5":"8b1a9953c4611296a827abf8c47804d7"}]}""",
            lines[0]);
        using var empty = JsonDocument.Parse(lines[2]);
        Assert.Equal(("", JsonValueKind.Null), (empty.RootElement.GetProperty("body_text").GetString(), empty.RootElement.GetProperty("from").ValueKind));
    }

    [Fact]
    public async Task A_file_that_cannot_be_opened_is_told_and_the_others_are_read()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder["mail.eml"], "Subject: Lamp\n\ntext", Encoding.ASCII);
        var (code, lines, complaint) = await Run("mail", "parse", folder["missing.eml"], folder["mail.eml"]);
        Assert.Equal((1, $"There is no file {folder["missing.eml"]}."), (code, complaint));
        Assert.Contains("\"subject\":\"Lamp\"", Assert.Single(lines), StringComparison.Ordinal);
    }

    private static async Task<(int Code, IReadOnlyList<string> Lines, string Complaint)> Run(params string[] arguments)
    {
        await using var storage = await TestStorage.Empty(Engine.SQLite);
        await using var program = TownProcess.Start(storage, [], arguments);
        var code = await program.Exit();
        return (code, program.Printed, string.Join('\n', program.Complaints));
    }
}
