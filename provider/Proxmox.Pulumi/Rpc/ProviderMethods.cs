using Google.Protobuf.WellKnownTypes;
using Proxmox.Grpc;
using Pulumirpc;

namespace Proxmox.Pulumi.Rpc;

/// <summary>The methods of <c>pulumirpc.ResourceProvider</c>, in the order of the protocol.</summary>
internal static class ProviderMethods
{
    private const string Name = "pulumirpc.ResourceProvider";

    /// <summary>Adds them.</summary>
    /// <param name="methods">Where they are added.</param>
    /// <param name="service">Answers them.</param>
    public static void Add(ServiceMethods methods, ResourceProvider.ResourceProviderBase service)
    {
        methods.Unary<ProviderHandshakeRequest, ProviderHandshakeResponse>(Name, service.Handshake);
        methods.Unary<ParameterizeRequest, ParameterizeResponse>(Name, service.Parameterize);
        methods.Unary<GetSchemaRequest, GetSchemaResponse>(Name, service.GetSchema);
        methods.Unary<CheckRequest, CheckResponse>(Name, service.CheckConfig);
        methods.Unary<DiffRequest, DiffResponse>(Name, service.DiffConfig);
        methods.Unary<ConfigureRequest, ConfigureResponse>(Name, service.Configure);
        methods.Unary<InvokeRequest, InvokeResponse>(Name, service.Invoke);
        methods.Unary<CallRequest, CallResponse>(Name, service.Call);
        methods.Unary<CheckRequest, CheckResponse>(Name, service.Check);
        methods.Unary<DiffRequest, DiffResponse>(Name, service.Diff);
        methods.Unary<CreateRequest, CreateResponse>(Name, service.Create);
        methods.Unary<ReadRequest, ReadResponse>(Name, service.Read);
        methods.ServerStreaming<ListRequest, ListResponse>(Name, service.List);
        methods.Unary<UpdateRequest, UpdateResponse>(Name, service.Update);
        methods.Unary<DeleteRequest, Empty>(Name, service.Delete);
        methods.Unary<ConstructRequest, ConstructResponse>(Name, service.Construct);
        methods.Unary<Empty, Empty>(Name, service.Cancel);
        methods.Unary<Empty, PluginInfo>(Name, service.GetPluginInfo);
        methods.Unary<PluginAttach, Empty>(Name, service.Attach);
        methods.Unary<GetMappingRequest, GetMappingResponse>(Name, service.GetMapping);
        methods.Unary<GetMappingsRequest, GetMappingsResponse>(Name, service.GetMappings);
    }
}
