using System.Collections.Immutable;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Pulumirpc;

namespace Pulumi;

/// <summary>Makes hooks known to the engine and calls them for it.</summary>
internal sealed class Hooks(Session session)
{
    /// <summary>Begins to make a hook known; the program ends no sooner than that does.</summary>
    public Task Register(ResourceHook hook) => Tracked(RegisterAsync(hook));

    /// <summary>Begins to make a hook known; the program ends no sooner than that does.</summary>
    public Task Register(ErrorHook hook) => Tracked(RegisterAsync(hook));

    private static async Task<IMessage> RunAsync(ResourceHook hook, ByteString message, CancellationToken cancellationToken)
    {
        var request = ResourceHookRequest.Parser.ParseFrom(message);
        ResourceHookArgs args = new(
            request.Urn, request.Id, request.Name, request.Type, Values(request.NewInputs), Values(request.OldInputs),
                Values(request.NewOutputs),
            Values(request.OldOutputs));
        await hook.Callback(args, cancellationToken);
        return new ResourceHookResponse();
    }

    private static async Task<IMessage> RunAsync(ErrorHook hook, ByteString message, CancellationToken cancellationToken)
    {
        var request = ErrorHookRequest.Parser.ParseFrom(message);
        ErrorHookArgs args = new(
            request.Urn, request.Id, request.Name, request.Type, Values(request.NewInputs), Values(request.OldInputs),
                Values(request.OldOutputs),
            request.FailedOperation, [.. request.Errors]);
        try
        {
            return new ErrorHookResponse { Retry = await hook.Callback(args, cancellationToken) };
        }
        catch (Exception exception)
        {
            return new ErrorHookResponse { Error = exception.Message };
        }
    }

    private static ImmutableDictionary<string, object?>? Values(Struct? fields) =>
        fields is null ? null : CallbackValues.ReadWithSecrets(fields);

    private Task Tracked(Task registration)
    {
        session.Work.Add(registration);
        return registration;
    }

    private async Task RegisterAsync(ResourceHook hook)
    {
        await session.Features.RequireAsync("resourceHooks", "resource hooks");
        await session.Monitor.RegisterHookAsync(new RegisterResourceHookRequest
        {
            Name = hook.Name,
            Callback = await session.Callbacks.AddAsync((message, cancellationToken) => RunAsync(hook, message, cancellationToken)),
            OnDryRun = hook.Options.OnDryRun ?? false,
            IgnoreErrors = hook.Options.IgnoreErrors ?? false,
        });
    }

    private async Task RegisterAsync(ErrorHook hook)
    {
        await session.Features.RequireAsync("resourceHooks", "resource hooks");
        await session.Monitor.RegisterHookAsync(new RegisterErrorHookRequest
        {
            Name = hook.Name,
            Callback = await session.Callbacks.AddAsync((message, cancellationToken) => RunAsync(hook, message, cancellationToken)),
        });
    }
}
