//! The protocol: who this is, which tools there are, and who answers.

use anyhow::{Context, Result, anyhow};
use rmcp::handler::server::ServerHandler;
use rmcp::model::{
    CallToolRequestParams, CallToolResponse, CallToolResult, ContentBlock, ErrorData,
    Implementation, ListToolsResult, PaginatedRequestParams, ServerCapabilities, ServerConfig,
    Tool,
};
use rmcp::service::{RequestContext, RoleServer, ServerInitializeError, ServiceExt};
use serde_json::Value as Json;
use sourcebook::diagnostic::nearest;
use sourcebook::write::Refused;

use super::arguments::Arguments;
use super::desk::Desk;
use super::{entry, findings, gaps, search, sources};

/// The tools as the protocol has them.
const TOOLS: &str = include_str!("tools.json");

/// A desk with the tools that it is asked by.
pub(super) struct Server {
    desk: Desk,
    tools: Vec<Tool>,
}

impl Server {
    pub(super) fn new(desk: Desk) -> Result<Self> {
        let tools = serde_json::from_str(TOOLS).context("the tools are built in")?;
        Ok(Self { desk, tools })
    }

    /// Answers until the client goes away.
    pub(super) async fn serve(self) -> Result<()> {
        match ServiceExt::serve(self, rmcp::transport::stdio()).await {
            // A client that goes away before it has asked anything has asked for nothing.
            Err(ServerInitializeError::ConnectionClosed(_)) => Ok(()),
            Err(error) => Err(anyhow!(error).context("the client did not open a session")),
            Ok(running) => {
                running.waiting().await.context("the server broke off")?;
                Ok(())
            }
        }
    }

    /// The answer of a tool; `None` where there is no such tool.
    fn answer(&self, asked: CallToolRequestParams) -> Option<Result<Json>> {
        let tool = self.tools.iter().find(|tool| tool.name == asked.name)?;
        let desk = &self.desk;
        let given = asked.arguments.unwrap_or_default();
        let asked = Arguments::new(given, &tool.input_schema);
        Some(asked.and_then(|asked| match &*tool.name {
            "search" => search::answer(desk, &asked),
            "entry" => entry::answer(desk, &asked),
            "findings" => findings::answer(desk, &asked),
            "sources" => sources::answer(desk, &asked),
            "gaps" => gaps::answer(desk, &asked),
            name => Err(anyhow!("nobody answers for `{name}`")),
        }))
    }

    /// Why there is no tool of a name.
    fn unknown(&self, name: &str) -> ErrorData {
        let known = self.tools.iter().map(|tool| &*tool.name);
        let hint = nearest(name, known)
            .map_or_else(String::new, |near| format!("; did you mean `{near}`?"));
        ErrorData::invalid_params(format!("there is no tool `{name}`{hint}"), None)
    }
}

impl ServerHandler for Server {
    fn get_info(&self) -> ServerConfig {
        let capabilities = ServerCapabilities::builder().enable_tools().build();
        let version = env!("SOURCEBOOK_VERSION");
        let name = Implementation::new("sourcebook", version).with_title(self.desk.title());
        ServerConfig::new(capabilities)
            .with_server_info(name)
            .with_instructions(self.desk.instructions())
    }

    async fn list_tools(
        &self,
        _: Option<PaginatedRequestParams>,
        _: RequestContext<RoleServer>,
    ) -> Result<ListToolsResult, ErrorData> {
        Ok(ListToolsResult::with_all_items(self.tools.clone()))
    }

    async fn call_tool(
        &self,
        asked: CallToolRequestParams,
        _: RequestContext<RoleServer>,
    ) -> Result<CallToolResponse, ErrorData> {
        let name = asked.name.clone();
        match self.answer(asked) {
            Some(Ok(found)) => Ok(CallToolResult::structured(found).into()),
            // What was asked wrongly, the assistant can ask again.
            Some(Err(error)) if error.is::<Refused>() => {
                let message = ContentBlock::text(error.to_string());
                Ok(CallToolResult::error(vec![message]).into())
            }
            Some(Err(error)) => Err(ErrorData::internal_error(format!("{error:#}"), None)),
            None => Err(self.unknown(&name)),
        }
    }
}
