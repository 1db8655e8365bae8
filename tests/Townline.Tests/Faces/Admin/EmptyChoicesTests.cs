using System.Net;
using System.Text;
using Townline.Identity.Contracts;
using Townline.Tests.Faces.Admin.Catalogue;
using Townline.Tests.Support;

namespace Townline.Tests.Faces.Admin;

/// <summary>A program sends a choice that no page offers: nothing.</summary>
public class EmptyChoicesTests(Towns towns) : IClassFixture<Towns>
{
    [Theory]
    [InlineData("/admin/catalogue/service/102/workflow", "Input.States[0].To")]
    [InlineData("/admin/catalogue/service/102/form", "Input.Questions[0].Conditions")]
    [InlineData("/admin/town", "Input.Languages")]
    [InlineData("/desk/views/edit?list=mine", "Input.For")]
    public async Task A_choice_that_was_sent_empty_is_none(string address, string field)
    {
        var town = await towns.On(Engine.SQLite);
        await SampleServices.Add(town);
        using var admin = await town.SignIn(Role.Administrator);
        var page = await admin.Get(address);
        Assert.Equal(HttpStatusCode.OK, page.Status);

        var sent = page.Editing().Request();
        if (sent.Content is MultipartFormDataContent parts)
        {
            parts.Add(new StringContent(""), field);
        }
        else
        {
            var others = (await sent.Content!.ReadAsStringAsync()).Split('&').Where(value => !value.StartsWith($"{Uri.EscapeDataString(field)}=", StringComparison.Ordinal));
            sent.Content = new StringContent(string.Join('&', others.Append($"{Uri.EscapeDataString(field)}=")), Encoding.UTF8, "application/x-www-form-urlencoded");
        }

        Assert.Equal(HttpStatusCode.OK, (await admin.Send(sent)).Status);
    }
}
