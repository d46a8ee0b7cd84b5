using Google.Protobuf;
using Pulumirpc;

namespace Pulumi;

/// <summary>Makes transforms known to the engine and calls them for it.</summary>
internal sealed class Transforms(Session session)
{
    private Task registered = Task.CompletedTask;

    /// <summary>Makes a transform of resources known.</summary>
    /// <returns>How the engine calls it.</returns>
    /// <exception cref="InvalidOperationException">The engine does not know transforms.</exception>
    public async Task<Callback> AddAsync(ResourceTransform transform)
    {
        await session.Features.RequireAsync("transforms", "resource transforms");
        return await session.Callbacks.AddAsync((message, cancellationToken) => RunAsync(transform, message, cancellationToken));
    }

    /// <summary>Begins to make a transform of function calls known. Later calls wait until the engine knows it.</summary>
    public void Register(InvokeTransform transform)
    {
        registered = Task.WhenAll(registered, RegisterAsync(transform));
        session.Work.Add(registered);
    }

    /// <summary>Ends when the engine knows all transforms of function calls so far.</summary>
    public Task RegisteredAsync() => registered;

    private static async Task<IMessage> RunAsync(ResourceTransform transform, ByteString message, CancellationToken cancellationToken)
    {
        var request = TransformRequest.Parser.ParseFrom(message);
        ResourceTransformArgs args = new(
            request.Name, request.Type, request.Custom, CallbackValues.Read(request.Properties ?? new()),
            TransformOptions.Read(request.Options ?? new(), request.Custom, request.Parent));
        if (await transform(args, cancellationToken) is not { } result)
        {
            return new TransformResponse();
        }

        return new TransformResponse
        {
            Properties = await CallbackValues.WriteAsync(request.Name, result.Args),
            Options = await TransformOptions.WriteAsync(result.Options),
        };
    }

    private static async Task<IMessage> RunAsync(InvokeTransform transform, ByteString message, CancellationToken cancellationToken)
    {
        var request = TransformInvokeRequest.Parser.ParseFrom(message);
        var given = request.Options ?? new();
        InvokeOptions options = new()
        {
            Provider = given.Provider.Length > 0 ? new DependencyProviderResource(given.Provider) : null,
            Version = given.Version,
            PluginDownloadURL = given.PluginDownloadUrl,
        };
        InvokeTransformArgs args = new(request.Token, CallbackValues.Read(request.Args ?? new()), options);
        if (await transform(args, cancellationToken) is not { } result)
        {
            return new TransformInvokeResponse();
        }

        return new TransformInvokeResponse
        {
            Args = await CallbackValues.WriteAsync(request.Token, result.Args),
            Options = new()
            {
                Provider = result.Options.Provider is { } provider ? await provider.ReferenceAsync() : "",
                Version = result.Options.Version ?? "",
                PluginDownloadUrl = result.Options.PluginDownloadURL ?? "",
            },
        };
    }

    private async Task RegisterAsync(InvokeTransform transform)
    {
        await session.Features.RequireAsync("invokeTransforms", "invoke transforms");
        await session.Monitor.RegisterInvokeTransformAsync(
            await session.Callbacks.AddAsync((message, cancellationToken) => RunAsync(transform, message, cancellationToken)));
    }
}
