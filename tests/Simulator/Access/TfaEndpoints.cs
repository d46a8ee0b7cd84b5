using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Routing;

namespace Proxmox.Simulator.Access;

/// <summary><c>/access/tfa</c> (<c>PVE::API2::TFA</c>) for a datacenter in which nobody has a second factor.</summary>
public sealed class TfaEndpoints : IEndpoints
{
    public void Map(Router router)
    {
        router.On("GET", "/access/tfa", _ => new JArray());
        router.On("GET", "/access/tfa/{userid}", call =>
        {
            call.Datacenter.Accounts.Users.User(call.Text("userid"));
            return new JArray();
        });
        router.On("GET", "/access/tfa/{userid}/{id}", call => throw Missing(call));
        router.On("DELETE", "/access/tfa/{userid}/{id}", call => throw Missing(call));
    }

    private static PveError Missing(PveCall call) => PveError.Raise(404, $"No such tfa entry '{call.Text("id")}'");
}
