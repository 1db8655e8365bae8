using System.Globalization;
using System.Text;
using Townline.Import.Contracts;

namespace Townline.Import.Mapping;

/// <summary>What columns are called in the files of other systems, in English and Spanish: letters and digits alone, the surest first.</summary>
internal static class HeaderWords
{
    private static readonly (string Field, string[] Names)[] Names =
    [
        (ImportFields.Id, ["servicerequestid", "servicerequestnumber", "srnumber", "uniquekey", "requestid", "requestnumber", "caseid", "casenumber", "caseno", "ticketid", "ticketnumber", "incidentid", "incidentnumber", "issueid", "referencenumber", "reference", "ref", "ticket", "id", "number", "no", "folio", "numero", "numerodesolicitud", "expediente", "radicado", "referencia", "objectid"]),
        (ImportFields.Requested, ["requesteddatetime", "createddate", "createddatetime", "datecreated", "creationdate", "dateopened", "openeddate", "openeddatetime", "opendate", "opendt", "opened", "requesteddate", "requestdate", "reporteddate", "datereported", "receiveddate", "datereceived", "submitteddate", "requestedat", "createdat", "openedat", "created", "reported", "received", "entrydate", "fechadecreacion", "fechacreacion", "fechadeapertura", "fechaapertura", "fechadesolicitud", "fechasolicitud", "fechaderegistro", "fechadealta", "fechaalta", "fecha", "date"]),
        (ImportFields.Closed, ["closeddate", "closeddatetime", "dateclosed", "closedat", "closedt", "closeddt", "closed", "completeddate", "datecompleted", "completiondate", "resolveddate", "resolutiondate", "resolvedat", "finisheddate", "fechadecierre", "fechacierre", "fechaderesolucion", "fechadefin", "cerrado"]),
        (ImportFields.Updated, ["updateddatetime", "updateddate", "lastupdated", "lastupdate", "dateupdated", "modifieddate", "lastmodified", "updatedat", "updated", "changed", "resolutionactionupdateddate", "fechadeactualizacion", "fechaactualizacion", "ultimaactualizacion"]),
        (ImportFields.Service, ["servicename", "requesttype", "srtype", "casetype", "casetitle", "complainttype", "servicetype", "issuetype", "incidenttype", "problemtype", "requestcategory", "servicerequesttype", "type", "category", "service", "subject", "kind", "problem", "tipodesolicitud", "tipodereporte", "tipo", "servicio", "categoria", "asunto", "servicecode"]),
        (ImportFields.Status, ["status", "casestatus", "requeststatus", "srstatus", "state", "currentstatus", "ticketstatus", "estado", "estatus", "situacion"]),
        (ImportFields.Description, ["description", "requestdescription", "details", "descriptor", "casedescription", "problemdescription", "comments", "comment", "issuedescription", "text", "what", "notes", "descripcion", "detalle", "detalles", "comentarios", "observaciones"]),
        (ImportFields.Address, ["address", "incidentaddress", "streetaddress", "fulladdress", "requestaddress", "location", "locationaddress", "siteaddress", "street", "where", "direccion", "domicilio", "ubicacion", "calle", "lugar"]),
        (ImportFields.Zip, ["zip", "zipcode", "incidentzip", "postcode", "postalcode", "codigopostal", "cp"]),
        (ImportFields.Lat, ["latitude", "lat", "locationlatitude", "y", "latitud", "ycoord", "ycoordinate"]),
        (ImportFields.Long, ["longitude", "long", "lon", "lng", "x", "longitud", "xcoord", "xcoordinate"]),
        (ImportFields.Outcome, ["resolutiondescription", "statusnotes", "closurereason", "closingcomments", "resolutionnotes", "resolution", "outcome", "answer", "closureremarks", "said", "resolucion", "respuesta", "resultado"]),
        (ImportFields.Agency, ["agencyresponsible", "agencyname", "agency", "department", "dept", "owner", "assignedto", "division", "dependencia", "departamento", "area"]),
        (ImportFields.Group, ["categoryname", "group", "servicegroup", "reason", "grupo"]),
    ];

    /// <summary>From a field to the number of its column, where one is called so; no column is taken twice.</summary>
    public static Dictionary<string, int> Find(IReadOnlyList<string> headers)
    {
        var (keys, found) = (headers.Select(Key).ToList(), new Dictionary<string, int>());
        foreach (var (field, names) in Names)
        {
            var columns = names.Select(name => keys.IndexOf(name)).Where(column => column >= 0 && !found.ContainsValue(column));
            foreach (var column in columns.Take(1))
            {
                found[field] = column;
            }
        }

        return found;
    }

    /// <summary>Lower-case letters and digits without accents.</summary>
    internal static string Key(string header) => string.Concat(
        header.Normalize(NormalizationForm.FormD)
            .Where(c => char.IsLetterOrDigit(c) && CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
            .Select(char.ToLowerInvariant));
}
