using System.Collections.Immutable;
using Google.Protobuf.WellKnownTypes;
using Pulumi.Serialization;
using Pulumirpc;

namespace Pulumi;

/// <summary>Calls functions of providers.</summary>
internal sealed class FunctionCalls(Session session)
{
    /// <summary>
    /// Calls a function whose arguments may be outputs. It is not called while one of them, or a resource that it waits for, is not known.
    /// </summary>
    /// <typeparam name="T">The result's type.</typeparam>
    public Output<T> Invoke<T>(string token, InvokeArgs? args, InvokeOptions? options, RegisterPackageRequest? package) =>
        new(StateAsync<T>(token, args, options, package));

    /// <summary>Calls a function at once.</summary>
    /// <typeparam name="T">The result's type.</typeparam>
    public async Task<T> InvokeAsync<T>(string token, InvokeArgs? args, InvokeOptions? options, RegisterPackageRequest? package)
    {
        (var properties, _) = await WriteAsync(token, args);
        var result = await SendAsync(token, properties, options, package);
        return OutputTypes.Convert<T>(PropertyReader.Read(result).Value, token, session.WarnOf(resource: null));
    }

    /// <summary>Calls a function with arguments that are written already.</summary>
    public Task<Struct> InvokeAsync(string token, Struct args) => SendAsync(token, args, options: null, package: null);

    /// <summary>The one value of a result that wraps it in an object.</summary>
    public static T Single<T>(ImmutableDictionary<string, T> result) => result.Values.First();

    /// <summary>Fails if a call was refused.</summary>
    /// <param name="call">What was called and how.</param>
    /// <param name="failures">The reasons; none when it was taken.</param>
    /// <exception cref="RefusedException">It was; the message tells why.</exception>
    public static void ThrowOn(string call, IReadOnlyCollection<CheckFailure> failures)
    {
        if (failures.Count == 0)
        {
            return;
        }

        throw new RefusedException(
            $"{call} failed: {string.Join("; ", failures.Select(failure => $"{failure.Reason} ({failure.Property})"))}");
    }

    private async Task<OutputState<T>> StateAsync<T>(
        string token, InvokeArgs? args, InvokeOptions? options, RegisterPackageRequest? package)
    {
        (var properties, var sources) = await WriteAsync(token, args);
        if (properties.Fields.Values.Any(WireValues.HasUnknown))
        {
            return OutputState<T>.Unknown();
        }

        var explicitly = options is InvokeOutputOptions { DependsOn: var dependsOn }
            ? await ResourceDependencies.OfAsync(dependsOn)
            : [];
        foreach (var resource in ResourceDependencies.Expand([.. sources, .. explicitly]).OfType<CustomResource>())
        {
            if (resource is not DependencyResource && !(await resource.Id.State).IsKnown)
            {
                return OutputState<T>.Unknown();
            }
        }

        var result = await SendAsync(token, properties, options, package);
        var state = PropertyReader.Read(result);
        var value = OutputTypes.Convert<T>(state.Value, token, session.WarnOf(resource: null));
        return state.With(value) with { Resources = state.Resources.Union(sources).Union(explicitly) };
    }

    private async Task<(Struct Properties, ImmutableHashSet<Resource> Sources)> WriteAsync(string token, InvokeArgs? args)
    {
        PropertyWriterOptions options = new(await session.Features.ResourceReferencesAsync());
        (var properties, var sources) =
            await PropertyMaps.WriteAsync(token, (args ?? InvokeArgs.Empty).ToDictionary(), options);
        return (properties, [.. sources.Values.SelectMany(from => from)]);
    }

    private async Task<Struct> SendAsync(string token, Struct args, InvokeOptions? options, RegisterPackageRequest? package)
    {
        await session.Transforms.RegisteredAsync();
        var provider = options?.Provider ?? options?.Parent?.ProviderOf(token);
        var response = await session.Monitor.InvokeAsync(new()
        {
            Tok = token,
            Args = args,
            Provider = provider is null ? "" : await provider.ReferenceAsync(),
            Version = options?.Version ?? "",
            PluginDownloadURL = options?.PluginDownloadURL ?? "",
            AcceptResources = !session.Settings.RefusesReferences,
            PackageRef = await session.Packages.ResolveAsync(package),
        });
        ThrowOn($"Invoke of '{token}'", response.Failures);
        return response.Return ?? new();
    }
}
