using Google.Protobuf.WellKnownTypes;
using Pulumi.Serialization;
using Pulumirpc;

namespace Pulumi;

/// <summary>Registers resources with the engine, or reads those that exist, and decides their outputs with the answer.</summary>
internal sealed class ResourceRegistrar(Session session)
{
    /// <summary>Begins to register or read a resource; the program ends no sooner than that does.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="args">Its arguments.</param>
    /// <param name="options">Its options, no longer shared with the program.</param>
    /// <param name="package">Its package; null when its type token and version tell it.</param>
    public void Begin(Resource resource, ResourceArgs args, ResourceOptions options, RegisterPackageRequest? package) =>
        session.Work.Add(CompleteAsync(resource, args, options, package));

    /// <summary>Begins to end a component's construction; the program ends no sooner than that does.</summary>
    /// <param name="component">The component.</param>
    /// <param name="outputs">Its outputs.</param>
    public void BeginOutputs(ComponentResource component, Output<IDictionary<string, object?>> outputs) =>
        session.Work.Add(RegisterOutputsAsync(component, outputs));

    private async Task CompleteAsync(Resource resource, ResourceArgs args, ResourceOptions options, RegisterPackageRequest? package)
    {
        try
        {
            resource.Pending.Complete(await AnswerAsync(resource, args, options, package), session.WarnOf(resource));
        }
        catch (Exception exception)
        {
            resource.Pending.Fail(exception);
            throw;
        }
    }

    private async Task<ResourceAnswer> AnswerAsync(
        Resource resource, ResourceArgs args, ResourceOptions options, RegisterPackageRequest? package)
    {
        if (options.Urn is { } urn)
        {
            return await LookUpAsync(resource, urn);
        }

        var id = options.Id is null ? "" : await options.Id.Output.GetValueAsync(whenUnknown: "");
        if (string.IsNullOrEmpty(id))
        {
            return await RegisterAsync(resource, args, options, package);
        }

        return resource is CustomResource
            ? await ReadAsync(resource, id, args, options, package)
            : throw new ArgumentException($"{resource.GetResourceName()} is a component, which cannot be read by an id.", nameof(options));
    }

    private async Task<ResourceAnswer> LookUpAsync(Resource resource, string urn)
    {
        var found =
            await session.Functions.InvokeAsync("pulumi:pulumi:getResource", new() { Fields = { ["urn"] = Value.ForString(urn) } });
        return new(
            WireValues.TextField(Value.ForStruct(found), "urn") ?? urn,
            WireValues.TextField(Value.ForStruct(found), "id") ?? "",
            WireValues.Field(Value.ForStruct(found), "state")?.StructValue ?? new(),
            resource.GetResourceType())
        {
            IsComplete = !session.Settings.IsDryRun,
        };
    }

    private async Task<ResourceAnswer> ReadAsync(
        Resource resource, string id, ResourceArgs args, ResourceOptions options, RegisterPackageRequest? package)
    {
        var prepared = await PreparedResource.PrepareAsync(session, resource, args, options, package);
        ReadResourceRequest request = new()
        {
            Id = id,
            Type = resource.GetResourceType(),
            Name = resource.GetResourceName(),
            Parent = prepared.Parent,
            Provider = prepared.Provider,
            Properties = prepared.Properties,
            Version = options.Version ?? "",
            AcceptSecrets = true,
            AcceptResources = !session.Settings.RefusesReferences,
            PackageRef = prepared.Package,
        };
        request.Dependencies.AddRange(prepared.Dependencies);
        var response = await session.Monitor.ReadAsync(resource, request);
        return new(response.Urn, id, response.Properties ?? new(), resource.GetResourceType()) { IsComplete = !session.Settings.IsDryRun };
    }

    private async Task<ResourceAnswer> RegisterAsync(
        Resource resource, ResourceArgs args, ResourceOptions options, RegisterPackageRequest? package)
    {
        var request = await RegisterRequests.MakeAsync(session, resource, args, options, package);
        var response = await session.Monitor.RegisterAsync(resource, request);
        return new(response.Urn, response.Id, response.Object ?? new(), resource.GetResourceType())
        {
            IsComplete = !session.Settings.IsDryRun && response.Result == Result.Success,
            Dependencies = RegisterRequests.DependenciesOf(response),
        };
    }

    private async Task RegisterOutputsAsync(ComponentResource component, Output<IDictionary<string, object?>> outputs)
    {
        var urn = await component.Urn.GetValueAsync(whenUnknown: "");
        var values = await outputs.GetValueAsync(whenUnknown: new Dictionary<string, object?>());
        PropertyWriterOptions options = new(await session.Features.ResourceReferencesAsync());
        (var properties, _) = await PropertyMaps.WriteAsync(component.GetResourceName(), values, options);
        await session.Monitor.RegisterOutputsAsync(new() { Urn = urn, Outputs = properties });
    }
}
