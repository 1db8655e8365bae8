using Townline.Channels.Email.Mime;
using Townline.Conversations.Contracts;
using Townline.Tests.Faces.Desk.Answering;
using Townline.Tests.Support;

namespace Townline.Tests.Faces.Desk.Asking;

/// <summary>What clerks do in these tests when they ask somebody outside.</summary>
internal static class AskingTown
{
    public const string Form = "main form[enctype]";
    public const string Luis = "luis@works.example";

    public static Task<WebPage> Asking(this MailDesk desk, long number) => desk.Clerk.Get($"/desk/requests/{number}/ask");

    /// <summary>Asks Luis, and the question leaves.</summary>
    /// <returns>The question as he has it.</returns>
    public static async Task<MailMessage> Ask(this MailDesk desk, long number, string text, Action<WebForm>? more = null)
    {
        var form = (await desk.Asking(number)).Form(Form).Set("Input.To", Luis).Set("Input.Text", text);
        more?.Invoke(form);
        var page = await form.Submit("Send the question");
        Assert.Empty(page.Errors);
        var mails = await desk.Received(1);
        return mails[Luis];
    }

    public static string ReplyTo(this MailMessage mail) => Assert.Single(mail.ReplyTo.Addresses).Address;

    public static async Task<IReadOnlyList<Inquiry>> Inquiries(this MailDesk desk, long requestId) =>
        await desk.Town.Read(db => desk.Town.Get<IInquiryQueries>().OfRequest(db, requestId, default));

    /// <summary>What came back, as staff have it.</summary>
    public static async Task<IReadOnlyList<TimelineEntry>> CameBack(this MailDesk desk, long requestId) =>
        [.. (await desk.Town.Get<ITimelines>().OfRequest(desk.Town.Tenant.Id, requestId, Audience.Staff, default)).Where(entry => entry is { InquiryId: not null, Direction: Direction.In })];
}
