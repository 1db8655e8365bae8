using Townline.Platform.Words;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddWords();
var app = builder.Build();
app.UseWords();
app.MapGet("/health/live", () => "ok");
app.Run();
