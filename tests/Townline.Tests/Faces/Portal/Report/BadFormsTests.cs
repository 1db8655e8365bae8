using System.Net;
using System.Net.Sockets;
using System.Text;
using Townline.Tests.Support;

namespace Townline.Tests.Faces.Portal.Report;

/// <summary>Forms that no browser sends by itself.</summary>
public class BadFormsTests(Towns towns) : IClassFixture<Towns>
{
    [BothEngines]
    public async Task A_text_of_10_MB_is_refused_on_a_page_and_the_report_goes_on(Engine engine)
    {
        var town = await towns.On(engine).WithServices();
        using var visitor = town.Resident();
        var details = await AtDetails(visitor);

        var page = await details.Form("form[data-once]").Set("Description", new string('x', 10_000_000)).Submit("Continue");

        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "That was too large"), (page.Status, page.Heading));
        page = await (await visitor.Get(details.Address)).Form("form[data-once]").Set("Description", "Short").Submit("Continue").PastOthers();
        Assert.Equal("How can we reach you?", page.Heading);
    }

    [BothEngines]
    public async Task Bytes_that_are_no_letters_are_shown_as_such_and_do_no_harm(Engine engine)
    {
        var town = await towns.On(engine).WithServices();
        using var visitor = town.Resident();
        var details = await AtDetails(visitor);
        using var sent = details.Form("form[data-once]").Set("Description", "caf!").Request("Continue");
        var type = sent.Content!.Headers.ContentType;
        var body = Encoding.Latin1.GetString(await sent.Content.ReadAsByteArrayAsync()).Replace("caf%21", "caf\u00E9%E9", StringComparison.Ordinal);
        sent.Content = new ByteArrayContent(Encoding.Latin1.GetBytes(body)) { Headers = { ContentType = type } };

        await visitor.Send(sent);

        Assert.Equal("caf\uFFFD%E9", (await visitor.Get(details.Address)).One("textarea").TextContent.Trim());
    }

    [Fact, Trait("Speed", "Slow")]
    public async Task Whoever_sends_a_byte_now_and_then_is_sent_away_and_keeps_nobody_waiting()
    {
        var town = await towns.On(Engine.SQLite).WithServices();
        using var slow = new TcpClient();
        await slow.ConnectAsync(IPAddress.Loopback, town.Address.Port);
        var line = slow.GetStream();
        await line.WriteAsync("POST /open311/v2/requests.json HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000\r\n\r\n"u8.ToArray());
        var answer = new StreamReader(line).ReadToEndAsync().WaitAsync(TimeSpan.FromSeconds(30));
        while (!answer.IsCompleted)
        {
            await Task.WhenAny(answer, Task.Delay(500));
            await Drip(line);
            using var visitor = town.Resident();
            Assert.Equal(HttpStatusCode.OK, (await visitor.Get("/services")).Status);
        }

        Assert.StartsWith("HTTP/1.1 4", await answer, StringComparison.Ordinal);
    }

    private static async Task Drip(NetworkStream line)
    {
        try
        {
            await line.WriteAsync("x"u8.ToArray());
        }
        catch (IOException)
        {
            // The server has closed the line: that is what the test waits for.
        }
    }

    private static async Task<WebPage> AtDetails(Visitor visitor)
    {
        var page = await visitor.Get("/report/street-lamp");
        page = await page.Form("form[data-once]").Set("Where.lat", "41.5").Set("Where.long", "-81.6").Submit("Continue");
        return await page.Form("form[data-once]").Submit("Continue");
    }
}
