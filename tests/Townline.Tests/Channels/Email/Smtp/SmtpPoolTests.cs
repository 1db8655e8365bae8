using System.Text;
using Townline.Channels.Email.Smtp;
using Townline.Tests.Channels.Email.Peers;

namespace Townline.Tests.Channels.Email.Smtp;

public class SmtpPoolTests
{
    [Fact]
    public async Task While_the_mails_of_one_domain_are_taken_slowly_those_of_others_go_on()
    {
        string[] slow = [.. Enumerable.Range(1, 9).Select(number => $"resident{number}@slow.example")];
        using var postfix = await Postfix.Receiving([.. slow.Select(address => $"{address} sleep 2")]);
        await using var pool = new SmtpPool();
        var server = new SmtpServer { Host = "127.0.0.1", Port = postfix.Port, Security = SmtpSecurity.None, HelloName = "town.example", MostConnections = 4 };

        var slowly = slow.Select(address => pool.Send(server, Mail(address), default)).ToList();
        await Task.WhenAll(Enumerable.Range(1, 3).Select(number => pool.Send(server, Mail($"resident{number}@quick.example"), default)));

        Assert.Contains(slowly, mail => !mail.IsCompleted);
        Assert.All(await Task.WhenAll(slowly), answer => Assert.True(answer.IsDone));
        Assert.Equal(12, (await postfix.Received(12)).Count);
    }

    private static SmtpMail Mail(string to) => new("desk@town.example", to, Encoding.ASCII.GetBytes($"From: desk@town.example\r\nTo: {to}\r\nSubject: News\r\n\r\nWords\r\n"));
}
