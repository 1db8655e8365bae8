using System.Globalization;
using Townline.Channels.Email.Mime.Headers;

namespace Townline.Tests.Channels.Email.Mime.Headers;

public class MailDateTests
{
    [Theory]
    [InlineData("Mon, 23 Nov 2026 01:02:03 +0100", "2026-11-23T00:02:03Z")]
    [InlineData("23 Nov 2026 01:02 -0500", "2026-11-23T06:02:00Z")]
    [InlineData("Mon, 23 Nov 2026 01:02:03 GMT", "2026-11-23T01:02:03Z")]
    [InlineData("Mon, 23 Nov 2026 01:02:03 EST", "2026-11-23T06:02:03Z")]
    [InlineData("Mon, 23 Nov 2026 01:02:03 +0100 (CET)", "2026-11-23T00:02:03Z")]
    [InlineData("Mon, 23 Nov 26 01:02:03 +0100", "2026-11-23T00:02:03Z")]
    [InlineData("Mon, 23 Nov 99 01:02:03 +0000", "1999-11-23T01:02:03Z")]
    [InlineData("Mon,23 Nov 2026 01:02:03 +0100", "2026-11-23T00:02:03Z")]
    [InlineData("Mon Nov 23 01:02:03 2026", "2026-11-23T01:02:03Z")]
    [InlineData("Mon Nov 23 01:02:03 UTC 2026", "2026-11-23T01:02:03Z")]
    [InlineData("Monday, 23 November 2026 01:02:03", "2026-11-23T01:02:03Z")]
    [InlineData("23-Nov-2026 01:02:03 +0000", "2026-11-23T01:02:03Z")]
    [InlineData("Mon, 23 Nov 2026 01:02:60 +0000", "2026-11-23T01:02:59Z")]
    [InlineData("Mon, 23 Nov 2026 01:02:03 GMT+0200", "2026-11-22T23:02:03Z")]
    [InlineData("Mon, 23 Nov 2026 01:02:03 +9999", "2026-11-23T01:02:03Z")]
    [InlineData("2026-11-23T01:02:03+01:00", "2026-11-23T00:02:03Z")]
    [InlineData("2026-11-23 01:02:03", "2026-11-23T01:02:03Z")]
    [InlineData("Fri, 1 Jan 2100 00:00:00 +0000", "2100-01-01T00:00:00Z")]
    public void Dates_are_read_however_they_are_written(string raw, string utc) =>
        Assert.Equal(utc, MailDates.Read(raw)?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("")]
    [InlineData("yesterday")]
    [InlineData("Mon, 31 Feb 2026 01:02:03 +0000")]
    [InlineData("Mon, 0 Nov 2026 01:02:03 +0000")]
    [InlineData("99999999999999999999 Nov 2026")]
    [InlineData("(((((")]
    [InlineData("12:30")]
    public void What_is_no_date_is_none(string raw) => Assert.Null(MailDates.Read(raw));
}
