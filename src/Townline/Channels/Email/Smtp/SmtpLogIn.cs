using System.Text;

namespace Townline.Channels.Email.Smtp;

/// <summary>Logs in: AUTH PLAIN, LOGIN or XOAUTH2.</summary>
internal static class SmtpLogIn
{
    /// <exception cref="SmtpException">The server has no way of ours, or refuses.</exception>
    public static async Task Run(SmtpLine line, SmtpServer server, SmtpOffer offer, CancellationToken cancel)
    {
        var (user, secret) = (server.User!, server.Secret ?? "");
        if (server.Login == SmtpLogin.Token)
        {
            Demand(offer.HasLogin("XOAUTH2"));
            await line.Say($"AUTH XOAUTH2 {Base64($"user={user}\u0001auth=Bearer {secret}\u0001\u0001")}", cancel);
            var answer = await line.Answer(cancel);
            if (answer.Code == 334)
            {
                // The challenge is a report of what is wrong; the refusal comes after an empty answer to it.
                await line.Say("", cancel);
                answer = await line.Answer(cancel);
            }

            Check(answer);
        }
        else if (offer.HasLogin("PLAIN"))
        {
            await line.Say($"AUTH PLAIN {Base64($"\0{user}\0{secret}")}", cancel);
            Check(await line.Answer(cancel));
        }
        else
        {
            Demand(offer.HasLogin("LOGIN"));
            foreach (var step in (string[])["AUTH LOGIN", Base64(user)])
            {
                await line.Say(step, cancel);
                var answer = await line.Answer(cancel);
                if (answer.Code != 334)
                {
                    throw Refused(answer);
                }
            }

            await line.Say(Base64(secret), cancel);
            Check(await line.Answer(cancel));
        }
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static void Demand(bool isOffered)
    {
        if (!isOffered)
        {
            throw new SmtpException(SmtpTrouble.NoLogin, "The server does not offer it.");
        }
    }

    private static void Check(SmtpAnswer answer)
    {
        if (!answer.IsDone)
        {
            throw Refused(answer);
        }
    }

    private static SmtpException Refused(SmtpAnswer answer) => new(SmtpTrouble.LoginRefused, answer.ToString(), answer);
}
