using FsCheck;
using FsCheck.Fluent;
using Townline.Faces.Shared.Fields;

namespace Townline.Tests.Faces.Shared.Fields;

public class DatePartsTests
{
    [Theory]
    [InlineData("22", "11", "2026", null)]
    [InlineData(" 22 ", "11", "2026", null)]
    [InlineData("", "11", "2026", "field.date.day")]
    [InlineData("22", "", "2026", "field.date.month")]
    [InlineData("22", "11", "", "field.date.year")]
    [InlineData("31", "11", "2026", "field.date.wrong")]
    [InlineData("29", "2", "2025", "field.date.wrong")]
    [InlineData("29", "2", "2024", null)]
    [InlineData("1", "13", "2026", "field.date.wrong")]
    [InlineData("1", "1", "26", "field.date.wrong")]
    [InlineData("-1", "1", "2026", "field.date.wrong")]
    [InlineData("", "", "", "field.date.missing")]
    [InlineData(null, null, null, "field.date.missing")]
    public void What_is_wrong_with_a_date_is_told_by_its_part(string? day, string? month, string? year, string? expected) =>
        Assert.Equal(expected, new DateParts { Day = day, Month = month, Year = year }.Problem());

    [Theory]
    [InlineData("14:05", null)]
    [InlineData("9:05", null)]
    [InlineData("25:00", "field.date.time")]
    [InlineData("", "field.date.time")]
    public void A_time_that_was_asked_must_be_one(string time, string? expected) =>
        Assert.Equal(expected, new DateParts { Day = "22", Month = "11", Year = "2026", Time = time }.Problem());

    [Theory]
    [InlineData("2026-11-22")]
    [InlineData("2026-11-22T14:05")]
    [InlineData("2026-13-45")]
    [InlineData("-11-")]
    [InlineData("--")]
    public void What_was_typed_comes_back_as_it_was(string text) => Assert.Equal(text, DateParts.Parse(text).ToString());

    [Fact]
    public void Any_day_survives_the_boxes() =>
        Prop.ForAll(ArbMap.Default.ArbFor<DateTime>(), at =>
        {
            var day = DateOnly.FromDateTime(at);
            return day.Year < 1000 || DateParts.Parse(DateParts.From(day).ToString()).ToDate() == day;
        }).QuickCheckThrowOnFailure();
}
