using Microsoft.EntityFrameworkCore;
using Townline.Conversations.Contracts;
using Townline.Conversations.Delivery;
using Townline.Conversations.Files;
using Townline.Conversations.Intake;
using Townline.Conversations.Timeline;
using Townline.Platform.Events;
using Townline.Platform.Files.Serving;
using Townline.Platform.Modules;
using Townline.Platform.Outbox;

namespace Townline.Conversations;

internal sealed class ConversationsModule : IModule
{
    public void Services(IServiceCollection services)
    {
        services.AddSingleton<IIntake, IntakeService>();
        services.AddSingleton<IntakeSteps>();
        services.AddSingleton<Journal>();
        services.AddSingleton<Identify>();
        services.AddSingleton<ThreadStep>();
        services.AddSingleton<Triage>();
        services.AddSingleton<RouteStep>();
        services.AddSingleton<Record>();
        services.AddSingleton<ITimelines, Timelines>();
        services.AddSingleton<IConversations, ConversationCommands>();
        services.AddSingleton<Delivery.Channels>();
        services.AddSingleton<DeliveryPlanner>();
        services.AddSingleton<IOutboxHandler, DeliveryHandler>();
        services.AddSingleton<IListen, RequestEventEntries>();
        services.AddSingleton<IListen, PastRequestEntries>();
