using Townline.Import.Contracts;
using Townline.Import.Mapping;
using Townline.Platform.Words;
using Townline.Requests.Contracts;

namespace Townline.Tests.Import.Mapping;

public class GuessTests
{
    [Theory]
    [InlineData("Unique Key,Created Date,Closed Date,Agency Name,Complaint Type,Descriptor,Incident Zip,Incident Address,Status,Latitude,Longitude", "id requested closed agency service description zip address status lat long")]
    [InlineData("Folio,Fecha de creaci\u00f3n,Tipo de reporte,Estado,Descripci\u00f3n,Direcci\u00f3n", "id requested service status description address")]
    [InlineData("CASE_NO,OPEN_DT,closed_dt,TYPE,case_status", "id requested closed service status")]
    public void Columns_are_told_by_what_they_are_called(string headers, string fields)
    {
        var columns = headers.Split(',');
        var found = HeaderWords.Find(columns);
        Assert.Equal(fields, string.Join(' ', found.OrderBy(pair => pair.Value).Select(pair => pair.Key)));
    }

    [Fact]
    public void A_column_is_taken_once() => Assert.Equal(new Dictionary<string, int> { [ImportFields.Requested] = 0 }, HeaderWords.Find(["date"]));

    [Theory]
    [InlineData("In Progress", "open")]
    [InlineData("Reopened", "open")]
    [InlineData("Unresolved", "open")]
    [InlineData("Closed", "closed")]
    [InlineData("Closed - Duplicate", "closed:duplicate")]
    [InlineData("Resolved", "closed:done")]
    [InlineData("Cancelled", "closed:could_not")]
    [InlineData("En tr\u00e1mite", "open")]
    [InlineData("Cerrada", "closed")]
    [InlineData("Zu", null)]
    public void A_status_is_told_by_its_word(string word, string? meaning) => Assert.Equal(meaning, StatusWords.Meaning(word));

    [Theory]
    [InlineData("POTHOLES", "pothole")]
    [InlineData("Hole in the Street", "pothole")]
    [InlineData("Street Light Out", "light")]
    [InlineData("Bache", "pothole")]
    [InlineData("Stray dog", null)]
    public void A_service_is_told_by_name_or_keywords(string name, string? code)
    {
        var words = new ServiceWords(new ServiceCatalogue(
        [
            new() { Id = 1, Code = "pothole", Name = LocalText.Of(("en", "Pothole"), ("es", "Bache")), Keywords = LocalText.English("hole in the street, potholes") },
            new() { Id = 2, Code = "light", Name = LocalText.English("Street light is out") },
        ]));
        Assert.Equal(code, words.Find(name));
    }

    [Theory]
    [InlineData("iso", "2025-05-31T10:00:00Z")]
    [InlineData("month-first", "5/31/2025 1:05 PM")]
    [InlineData("day-first", "31.05.2025")]
    [InlineData("month-name", "31 May 2025")]
    [InlineData("year-first", "2025/05/31 10:00")]
    [InlineData("unix", "1748685600")]
    [InlineData("unix-ms", "1748685600000")]
    public void A_form_of_dates_is_told_by_the_dates(string form, string date) => Assert.Contains(form, DateGuess.Forms([date], "UTC"));

    [Fact]
    public void One_date_can_settle_what_the_others_leave_open()
    {
        Assert.Equal(["month-first", "day-first"], DateGuess.Forms(["1/2/2025"], "UTC"));
        Assert.Equal(["day-first"], DateGuess.Forms(["1/2/2025", "13/2/2025"], "UTC"));
        Assert.Equal("day-first", DateGuess.Of(["month-first", "day-first"], isMonthFirst: false));
        Assert.Equal(["day-first"], DateGuess.Forms(["1/2/2025", "13/2/2025", "never"], "UTC"));
        Assert.Empty(DateGuess.Forms([], "UTC"));
        Assert.Empty(DateGuess.Forms(["never", "soon", "1/2/2025"], "UTC"));
    }
}
