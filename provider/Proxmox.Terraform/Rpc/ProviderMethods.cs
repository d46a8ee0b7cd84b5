using Proxmox.Grpc;
using Proxmox.Terraform.Protocol;

namespace Proxmox.Terraform.Rpc;

/// <summary>The methods of <c>tfplugin6.Provider</c>, in the order of the protocol.</summary>
internal static class ProviderMethods
{
    private const string Name = "tfplugin6.Provider";

    /// <summary>Adds them.</summary>
    /// <param name="methods">Where they are added.</param>
    /// <param name="service">Answers them.</param>
    /// <param name="schema">Gives the answer to <c>GetProviderSchema</c>, made when the provider was built; null lets the service make
    /// it.</param>
    public static void Add(ServiceMethods methods, Protocol.Provider.ProviderBase service, Func<ReadOnlyMemory<byte>>? schema)
    {
        methods.Unary<GetMetadata.Types.Request, GetMetadata.Types.Response>(Name, service.GetMetadata);
        if (schema is null)
        {
            methods.Unary<GetProviderSchema.Types.Request, GetProviderSchema.Types.Response>(Name, service.GetProviderSchema);
        }
        else
        {
            methods.ReadyMade<GetProviderSchema.Types.Request>(
                Name, (_, _) => Task.FromResult(new ReadyMadeMessage(schema())), nameof(service.GetProviderSchema));
        }

        methods.Unary<ValidateProviderConfig.Types.Request, ValidateProviderConfig.Types.Response>(Name, service.ValidateProviderConfig);
        methods.Unary<ConfigureProvider.Types.Request, ConfigureProvider.Types.Response>(Name, service.ConfigureProvider);
        methods.Unary<StopProvider.Types.Request, StopProvider.Types.Response>(Name, service.StopProvider);
        methods.Unary<ValidateResourceConfig.Types.Request, ValidateResourceConfig.Types.Response>(Name, service.ValidateResourceConfig);
        methods.Unary<UpgradeResourceState.Types.Request, UpgradeResourceState.Types.Response>(Name, service.UpgradeResourceState);
        methods.Unary<ReadResource.Types.Request, ReadResource.Types.Response>(Name, service.ReadResource);
        methods.Unary<PlanResourceChange.Types.Request, PlanResourceChange.Types.Response>(Name, service.PlanResourceChange);
        methods.Unary<ApplyResourceChange.Types.Request, ApplyResourceChange.Types.Response>(Name, service.ApplyResourceChange);
        methods.Unary<ImportResourceState.Types.Request, ImportResourceState.Types.Response>(Name, service.ImportResourceState);
        methods.Unary<MoveResourceState.Types.Request, MoveResourceState.Types.Response>(Name, service.MoveResourceState);
        methods.Unary<GenerateResourceConfig.Types.Request, GenerateResourceConfig.Types.Response>(Name, service.GenerateResourceConfig);
        methods.Unary<GetResourceIdentitySchemas.Types.Request, GetResourceIdentitySchemas.Types.Response>(
            Name, service.GetResourceIdentitySchemas);
        methods.Unary<UpgradeResourceIdentity.Types.Request, UpgradeResourceIdentity.Types.Response>(Name, service.UpgradeResourceIdentity);
        methods.Unary<ValidateDataResourceConfig.Types.Request, ValidateDataResourceConfig.Types.Response>(
            Name, service.ValidateDataResourceConfig);
        methods.Unary<ReadDataSource.Types.Request, ReadDataSource.Types.Response>(Name, service.ReadDataSource);
        methods.Unary<GetFunctions.Types.Request, GetFunctions.Types.Response>(Name, service.GetFunctions);
        methods.Unary<CallFunction.Types.Request, CallFunction.Types.Response>(Name, service.CallFunction);
        methods.Unary<ValidateEphemeralResourceConfig.Types.Request, ValidateEphemeralResourceConfig.Types.Response>(
            Name, service.ValidateEphemeralResourceConfig);
        methods.Unary<OpenEphemeralResource.Types.Request, OpenEphemeralResource.Types.Response>(Name, service.OpenEphemeralResource);
        methods.Unary<RenewEphemeralResource.Types.Request, RenewEphemeralResource.Types.Response>(Name, service.RenewEphemeralResource);
        methods.Unary<CloseEphemeralResource.Types.Request, CloseEphemeralResource.Types.Response>(Name, service.CloseEphemeralResource);
        methods.Unary<ValidateListResourceConfig.Types.Request, ValidateListResourceConfig.Types.Response>(
            Name, service.ValidateListResourceConfig);
        methods.ServerStreaming<ListResource.Types.Request, ListResource.Types.Event>(Name, service.ListResource);
        methods.Unary<ValidateActionConfig.Types.Request, ValidateActionConfig.Types.Response>(Name, service.ValidateActionConfig);
        methods.Unary<PlanAction.Types.Request, PlanAction.Types.Response>(Name, service.PlanAction);
        methods.ServerStreaming<InvokeAction.Types.Request, InvokeAction.Types.Event>(Name, service.InvokeAction);
        methods.Unary<ValidateStateStore.Types.Request, ValidateStateStore.Types.Response>(Name, service.ValidateStateStoreConfig);
        methods.Unary<ConfigureStateStore.Types.Request, ConfigureStateStore.Types.Response>(Name, service.ConfigureStateStore);
        methods.ServerStreaming<ReadStateBytes.Types.Request, ReadStateBytes.Types.Response>(Name, service.ReadStateBytes);
        methods.ClientStreaming<WriteStateBytes.Types.RequestChunk, WriteStateBytes.Types.Response>(Name, service.WriteStateBytes);
        methods.Unary<LockState.Types.Request, LockState.Types.Response>(Name, service.LockState);
        methods.Unary<UnlockState.Types.Request, UnlockState.Types.Response>(Name, service.UnlockState);
        methods.Unary<GetStates.Types.Request, GetStates.Types.Response>(Name, service.GetStates);
        methods.Unary<DeleteState.Types.Request, DeleteState.Types.Response>(Name, service.DeleteState);
    }
}
