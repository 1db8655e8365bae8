using Townline.Channels.Open311.Documents;
using Townline.Platform.Words;
using Townline.Requests.Contracts;

namespace Townline.Channels.Open311.Services;

/// <summary>GET services and GET services/CODE.</summary>
internal static class ServiceDocuments
{
    public static async Task List(Call call)
    {
        var catalogue = await call.Get<ICatalogue>().Of(call.Tenant.Id);
        await call.Answer(writer =>
        {
            writer.StartList("services");
            foreach (var service in catalogue.Active)
            {
                Write(writer, service, call.Words);
            }

            writer.EndList();
        });
    }

    public static async Task Definition(Call call)
    {
        var catalogue = await call.Get<ICatalogue>().Of(call.Tenant.Id);
        var code = call.Path("code");
        var service = catalogue.ByCode(code) is { Active: true } found ? found : throw Open311Exception.NotFound(call.Words["open311.service", code]);
        await call.Answer(writer =>
        {
            writer.StartObject("service_definition");
            writer.Text("service_code", service.Code);
            writer.StartInnerList("attributes");
            var order = 0;
            foreach (var question in service.Form.Questions.Where(question => question.Type != QuestionType.Photo))
            {
                Write(writer, question, ++order, call.Words);
            }

            writer.EndList();
            writer.EndObject();
        });
    }

    private static void Write(DocumentWriter writer, ServiceInfo service, IWords words)
    {
        writer.StartItem("service");
        writer.Text("service_code", service.Code);
        writer.Text("service_name", words.Of(service.Name));
        writer.Text("description", words.Of(service.Description));
        writer.Flag("metadata", service.Form.Questions.Any(question => question.Type != QuestionType.Photo));
        writer.Text("type", service.Type);
        writer.Text("keywords", words.Of(service.Keywords));
        writer.Text("group", words.Of(service.Group));
        writer.EndItem();
    }

    private static void Write(DocumentWriter writer, FormQuestion question, int order, IWords words)
    {
        writer.StartItem("attribute");
        writer.Flag("variable", question.Type != QuestionType.Info);
        writer.Text("code", question.Code);
        writer.Text("datatype", DatatypeOf(question.Type));

        // A condition cannot be told to a client, so what is asked only under one is not required of it.
        writer.Flag("required", question is { Required: true, ShowIf: null } && question.Type != QuestionType.Info);
        writer.Text("datatype_description", words.Of(question.Help));
        writer.Number("order", order);
        writer.Text("description", words.Of(question.Label));
        if (question.Options.Count > 0)
        {
            writer.StartInnerList("values");
            foreach (var option in question.Options)
            {
                writer.StartItem("value");
                writer.Text("key", option.Key);
                writer.Text("name", words.Of(option.Label));
                writer.EndItem();
            }

            writer.EndList();
        }

        writer.EndItem();
    }

    private static string DatatypeOf(string type) => type switch
    {
        QuestionType.Date => QuestionType.DateTime,
        QuestionType.Address or QuestionType.Info => QuestionType.String,
        _ => type,
    };
}
