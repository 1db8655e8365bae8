using Townline.Identity.Contracts;
using Townline.Tests.Support;

namespace Townline.Tests.Faces.Admin.Catalogue;

/// <summary>What an administrator does with the catalogue, by links and forms.</summary>
internal static class Administrator
{
    private const string Editor = "main form[method=post]";

    public static WebForm Editing(this WebPage page) => page.Form(Editor);

    public static Task<WebPage> ServicePage(this Visitor admin, long id) => admin.Get($"/admin/catalogue/service/{id}");

    public static Task<WebPage> FormPage(this Visitor admin, long id) => admin.Get($"/admin/catalogue/service/{id}/form");

    /// <summary>Adds a service as the pages offer it, and returns the page that says that it is saved.</summary>
    public static async Task<WebPage> AddService(this Visitor admin, string name, params (string Field, string Value)[] fields)
    {
        var page = await (await admin.Get("/admin/catalogue")).Follow("Add a service");
        var form = page.Editing().Set("Input.Name[en]", name);
        foreach (var (field, value) in fields)
        {
            form.Set(field, value);
        }

        return await form.Submit("Save");
    }

    /// <summary>Presses a button of the form editor that changes what is typed and saves nothing.</summary>
    public static async Task<WebPage> Step(this WebForm form, Visitor admin, string address, string step)
    {
        var request = form.Request("Save");
        var body = await request.Content!.ReadAsStringAsync();
        return await admin.Send(new HttpRequestMessage(HttpMethod.Post, address)
        {
            Content = new StringContent($"{body}&step={Uri.EscapeDataString(step)}", System.Text.Encoding.UTF8, "application/x-www-form-urlencoded"),
        });
    }

    public static async Task<Visitor> Admin(this TestTown town) => await town.SignIn(Role.Administrator);
}
