using Google.Protobuf;
using Grpc.Core;
using Proxmox.Terraform.Protocol;
using ProviderClient = Proxmox.Terraform.Protocol.Provider.ProviderClient;

namespace Proxmox.ClientReplay;

/// <summary>A call of the protocol, decoded, with its answers.</summary>
/// <param name="Request">The request.</param>
/// <param name="Answers">The answers, of which a stream has several.</param>
internal sealed record Exchange(IMessage Request, IReadOnlyList<IMessage> Answers);

/// <summary>Sends requests by the name of their method.</summary>
internal static class Calls
{
    /// <summary>The recorded call, decoded.</summary>
    public static Exchange Decode(RecordedCall call)
    {
        var method = Provider.Descriptor.FindMethodByName(call.Method);
        return new(method.InputType.Parser.ParseFrom(call.Request),
            [.. call.Responses.Select(response => method.OutputType.Parser.ParseFrom(response))]);
    }

    /// <summary>What the provider answers to a request.</summary>
    public static async Task<IReadOnlyList<IMessage>> SendAsync(ProviderClient client, IMessage request) => request switch
    {
        GetProviderSchema.Types.Request it => [await client.GetProviderSchemaAsync(it)],
        GetResourceIdentitySchemas.Types.Request it => [await client.GetResourceIdentitySchemasAsync(it)],
        GetMetadata.Types.Request it => [await client.GetMetadataAsync(it)],
        ValidateProviderConfig.Types.Request it => [await client.ValidateProviderConfigAsync(it)],
        ConfigureProvider.Types.Request it => [await client.ConfigureProviderAsync(it)],
        ValidateResourceConfig.Types.Request it => [await client.ValidateResourceConfigAsync(it)],
        ValidateDataResourceConfig.Types.Request it => [await client.ValidateDataResourceConfigAsync(it)],
        ValidateListResourceConfig.Types.Request it => [await client.ValidateListResourceConfigAsync(it)],
        ValidateActionConfig.Types.Request it => [await client.ValidateActionConfigAsync(it)],
        UpgradeResourceState.Types.Request it => [await client.UpgradeResourceStateAsync(it)],
        UpgradeResourceIdentity.Types.Request it => [await client.UpgradeResourceIdentityAsync(it)],
        ReadResource.Types.Request it => [await client.ReadResourceAsync(it)],
        ReadDataSource.Types.Request it => [await client.ReadDataSourceAsync(it)],
        PlanResourceChange.Types.Request it => [await client.PlanResourceChangeAsync(it)],
        ApplyResourceChange.Types.Request it => [await client.ApplyResourceChangeAsync(it)],
        ImportResourceState.Types.Request it => [await client.ImportResourceStateAsync(it)],
        MoveResourceState.Types.Request it => [await client.MoveResourceStateAsync(it)],
        GenerateResourceConfig.Types.Request it => [await client.GenerateResourceConfigAsync(it)],
        PlanAction.Types.Request it => [await client.PlanActionAsync(it)],
        InvokeAction.Types.Request it => await AllAsync(client.InvokeAction(it)),
        ListResource.Types.Request it => await AllAsync(client.ListResource(it)),
        StopProvider.Types.Request it => [await client.StopProviderAsync(it)],
        _ => throw new NotSupportedException($"no client is known to send {request.Descriptor.FullName}"),
    };

    private static async Task<IReadOnlyList<IMessage>> AllAsync<T>(AsyncServerStreamingCall<T> call)
        where T : class, IMessage
    {
        using var stream = call;
        var all = new List<IMessage>();
        while (await stream.ResponseStream.MoveNext(CancellationToken.None))
        {
            all.Add(stream.ResponseStream.Current);
        }

        return all;
    }
}
