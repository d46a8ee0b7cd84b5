using Pulumi.Serialization;
using Pulumirpc;

namespace Pulumi;

/// <summary>Calls methods of resources.</summary>
internal sealed class MethodCalls(Session session)
{
    private const string SelfArgument = "__self__";

    /// <summary>Calls a method.</summary>
    /// <typeparam name="T">The result's type.</typeparam>
    public Output<T> Call<T>(string token, CallArgs? args, Resource? self, CallOptions? options, RegisterPackageRequest? package) =>
        new(StateAsync<T>(token, args, self, options, package));

    private async Task<OutputState<T>> StateAsync<T>(
        string token, CallArgs? args, Resource? self, CallOptions? options, RegisterPackageRequest? package)
    {
        var response = await session.Monitor.CallAsync(await RequestAsync(token, args, self, options, package));
        FunctionCalls.ThrowOn($"Call of '{token}'", response.Failures);
        var state = PropertyReader.Read(response.Return ?? new());
        var value = OutputTypes.Convert<T>(state.Value, token, session.WarnOf(self));
        var urns =
            response.ReturnDependencies.Values.SelectMany(dependency => dependency.Urns).Distinct(StringComparer.Ordinal);
        return state.With(value) with { Resources = state.Resources.Union(urns.Select(urn => new DependencyResource(urn))) };
    }

    private async Task<ResourceCallRequest> RequestAsync(
        string token, CallArgs? args, Resource? self, CallOptions? options, RegisterPackageRequest? package)
    {
        var values = (args ?? CallArgs.Empty).ToDictionary();
        if (self is not null)
        {
            values = values.SetItem(SelfArgument, self);
        }

        PropertyWriterOptions writing =
            new(References: true, await session.Features.OutputValuesAsync(), ReferencesAreNoDependencies: true);
        (var properties, var sources) =
            await PropertyMaps.WriteAsync(token, values, writing);
        var provider = self is null ? options?.Provider ?? options?.Parent?.ProviderOf(token) : self.Provider;
        ResourceCallRequest request = new()
        {
            Tok = token,
            Args = properties,
            Provider = provider is null ? "" : await provider.ReferenceAsync(),
            Version = (self is null ? options?.Version : self.Version) ?? "",
            PluginDownloadURL = (self is null ? options?.PluginDownloadURL : self.PluginDownloadURL) ?? "",
            PackageRef = await session.Packages.ResolveAsync(package),
        };
        foreach ((var name, var from) in sources)
        {
            request.ArgDependencies[name] = new() { Urns = { await ResourceDependencies.UrnsAsync(from) } };
        }

        return request;
    }
}
